"""Setting the day of the pulse, asking, and keeping what was answered."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from districts.directory.models import Member, Seat
from districts.pulse.models import ASKED, AT_WORK, CommitmentPulse
from districts.pulse.semesters import next_semester_end
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Network, RoleGrant
from network.outbox.actions import owe
from network.people.models import Person


class NotAsked(Exception):
    """The district is not asked any more: it paused or left meanwhile."""


@transaction.atomic
def set_day(network: Network, members: Iterable[Member], day: date, *, by: Person) -> None:
    """Say on which day the sponsors and drivers of some members are asked."""
    chosen = list(members)
    Member.objects.filter(network=network, pk__in=[one.pk for one in chosen]).update(recommit_on=day)
    whose = chosen[0].district.name if len(chosen) == 1 else "every member at work"
    words = f"set the day of the commitment pulse for {whose}"
    record(Activity.About.MEMBERS, words, network_id=network.pk, by=by, thing=network)


@transaction.atomic
def ask_due(network: Network, today: date) -> int:
    """Ask every member whose day has come, and set the day of the next time. Returns how many people are asked.

    A member without a day is given the end of the semester. One that has nobody to ask keeps its day until it has.
    """
    members = Member.objects.filter(network=network, state__in=AT_WORK)
    members.filter(recommit_on=None).update(recommit_on=next_semester_end(today))
    due = members.select_for_update(of=("self",)).filter(recommit_on__lte=today)
    return sum(_ask(member, today) for member in due.order_by("pk"))


def _ask(member: Member, today: date) -> int:
    seats = Seat.objects.taken().filter(member=member, grant__role__in=ASKED, grant__person__is_active=True)
    seats = seats.select_related("grant").order_by("-grant__role", "pk")  # somebody who is both answers as sponsor
    asked = {seat.grant.person_id: seat.grant.role for seat in reversed(seats)}
    for person_id, role in asked.items():
        pulse, _ = CommitmentPulse.objects.get_or_create(
            member=member,
            asked_on=today,
            person_id=person_id,
            defaults={"network_id": member.network_id, "role": role},
        )
        owe("pulse_asked", f"pulse-asked:{pulse.pk}", network_id=member.network_id, pulse=pulse.pk)
    if asked:
        Member.objects.filter(pk=member.pk).update(recommit_on=next_semester_end(today))
    return len(asked)


@transaction.atomic
def answer_pulse(pulse: CommitmentPulse, answer: str, words: str) -> None:
    """Keep somebody's answer. Given again, it changes nothing; another one counts instead. Raises NotAsked."""
    locked = CommitmentPulse.objects.select_for_update(of=("self",)).select_related("member").get(pk=pulse.pk)
    if locked.member.state not in AT_WORK:
        raise NotAsked
    if (locked.answer, locked.words) == (answer, words):
        return
    locked.answer, locked.words, locked.answered_at = answer, words, timezone.now()
    locked.save(update_fields=["answer", "words", "answered_at"])


def owe_talks(pulse: CommitmentPulse) -> None:
    """Owe everybody of the hub one letter about an answer. Found again, it owes nothing more."""
    said_at = pulse.answered_at.isoformat() if pulse.answered_at else ""
    hub = RoleGrant.objects.in_force().of_the_hub().filter(network=pulse.network_id, person__is_active=True)
    for person in sorted(set(hub.values_list("person", flat=True))):
        key = f"pulse-talk:{pulse.pk}:{said_at}:{person}"
        owe("pulse_talk", key, network_id=pulse.network_id, pulse=pulse.pk, person=person, said_at=said_at)
