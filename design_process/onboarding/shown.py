"""Who of a team has been shown around, for the hub: yes or not yet, never how far or how fast."""

from dataclasses import dataclass
from datetime import date

from design_process.onboarding.models import RolePath, ShownAround
from districts.directory.models import Member, Seat
from network.people.models import Person


@dataclass(frozen=True)
class Around:
    """One person of a team. `on`, `by`: in person, on which day and who says so."""

    seat_id: int
    name: str
    is_around: bool
    on: date | None = None
    by: str = ""


def team_around(member: Member) -> tuple[Around, ...]:
    """Everybody with a seat, once, by name. Three queries."""
    seats = Seat.objects.taken().filter(member=member).select_related("grant__person")
    rows = {seat.grant.person: seat.pk for seat in seats.order_by("grant__person__name", "-pk")}
    people = [person.pk for person in rows]
    finished = RolePath.objects.filter(network=member.network_id, person__in=people, finished_at__isnull=False)
    done = set(finished.values_list("person", flat=True))
    said = ShownAround.objects.standing().filter(network=member.network_id, person__in=people).select_related("by")
    in_person = {row.person_id: row for row in said}
    return tuple(
        _around(person, pk, in_person.get(person.pk), is_done=person.pk in done) for person, pk in rows.items()
    )


def _around(person: Person, seat_id: int, said: ShownAround | None, *, is_done: bool) -> Around:
    if said is None:
        return Around(seat_id, str(person), is_done)
    return Around(seat_id, str(person), True, said.on, str(said.by or "somebody who left"))
