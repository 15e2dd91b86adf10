"""What the product knows of a step: whether somebody has done what it asks. Told to nobody but themselves."""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, JSONField, OuterRef, Q, Value, When
from django.db.models.functions import JSONObject

from design_process.cycles.models import Log
from design_process.data_walks.models import WalkEntry
from design_process.lessons.models import Thanks
from design_process.onboarding.models import RolePath, ShownAround, StepTicked
from design_process.onboarding.paths import PATHS, Way, way_on
from design_process.problems.models import GoalVersion
from districts.barriers.models import BarrierAnswer
from districts.directory.models import SeatTime
from network.charter.models import CharterYes
from network.lib.kept import Given
from network.meetings.models import Invitee, Meeting
from network.membership.models import Invitation
from network.membership.reach import ANYBODY
from network.people.models import Person

Rows = Callable[[Any, Any], tuple[Any, ...]]
# By key: the rows of which any will do, for a network and a person.
FACTS: dict[str, Rows] = {
    "clock": lambda network, person: (Person.objects.filter(pk=person).exclude(time_zone=""),),
    "minutes": lambda network, person: (SeatTime.objects.filter(network=network, seat__grant__person=person),),
    "charter": lambda network, person: (CharterYes.objects.filter(network=network, person=person),),
    "walk": lambda network, person: (WalkEntry.objects.noticed().filter(network=network, by=person),),
    "lesson": lambda network, person: (Thanks.objects.filter(network=network, by=person),),
    "log": lambda network, person: (Log.objects.filter(network=network, by=person),),
    "reply": lambda network, person: (
        Invitee.objects.filter(network=network, person=person, answered_at__isnull=False),
    ),
    "ask": lambda network, person: (
        BarrierAnswer.objects.filter(network=network, by=person),
        GoalVersion.objects.filter(network=network, agreed_by=person),
    ),
    "invite": lambda network, person: (Invitation.objects.filter(network=network, invited_by=person),),
    "meeting": lambda network, person: (Meeting.objects.filter(network=network, organizer=person),),
}


def with_path(rows: Any, *, network: str, paths: tuple[str, ...]) -> Any:
    """Rows with what whoever asks has done of their path (`on_path`), None where nothing is to be brought up.

    `network`: the field of the rows that holds their network. `paths`: which may be asked for; the one asked for comes
    as the value `path` (any other is none), today as `day`. No query of its own.
    """
    here, person = OuterRef(network), ANYBODY.pk
    ours = RolePath.objects.filter(network=here, person=person, path=Given("path"))
    closed = ours.filter(
        Q(finished_at__isnull=False) | Q(put_away_at__isnull=False) | Q(put_off_until__gt=Given("day"))
    )
    around = ShownAround.objects.standing().filter(network=here, person=person)
    ticked = StepTicked.objects.filter(network=here, person=person).order_by("pk").values("step")
    keys = {step.fact for path in paths for step in PATHS[path] if step.fact}
    found = {key: _any(FACTS[key](here, person)) for key in sorted(keys)}
    return rows.annotate(
        on_path=Case(
            When(Exists(closed) | Exists(around), then=Value(None, output_field=JSONField())),
            default=JSONObject(ticked=ArraySubquery(ticked), **found),
            output_field=JSONField(),
        )
    )


def _any(rows: tuple[Any, ...]) -> Any:
    return reduce(or_, (Q(Exists(one)) for one in rows))


def way_of(row: Any, path: str) -> Way | None:
    """What `with_path` has found, as a page prints it."""
    found = getattr(row, "on_path", None)
    if path not in PATHS or found is None:
        return None
    ticked = found["ticked"]
    return way_on(path, {key for key, holds in found.items() if key != "ticked" and holds}, ticked)


def way_now(network_id: int, person: Person, path: str) -> Way:
    """How far somebody is, whether it is brought up or not: a query for each fact of the path, and one."""
    keys = {step.fact for step in PATHS[path] if step.fact}
    facts = {key for key in keys if any(rows.exists() for rows in FACTS[key](network_id, person.pk))}
    ticked = StepTicked.objects.seen_by(person).filter(network=network_id).values_list("step", flat=True)
    return way_on(path, facts, set(ticked))
