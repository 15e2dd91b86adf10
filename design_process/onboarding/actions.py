"""Ticking a step, putting a path off or away, finishing it; and noting that somebody was shown around in person."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from design_process.onboarding.models import RolePath, ShownAround, StepTicked
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Network
from network.people.models import Person

LATER = timedelta(days=7)


def tick_step(network: Network, step: str, *, by: Person) -> None:
    """Note that a step is done. It is nobody else's business, so no history tells of it. Ticked twice, once."""
    StepTicked.objects.get_or_create(network=network, person=by, step=step)


def put_off(network: Network, path: str, today: date, *, by: Person) -> None:
    """Say no more of a path for a week."""
    _keep(network, path, by, put_off_until=today + LATER, put_away_at=None)


def put_away(network: Network, path: str, *, by: Person) -> None:
    """Never bring a path up again by itself."""
    _keep(network, path, by, put_off_until=None, put_away_at=timezone.now())


def take_up(network: Network, path: str, *, by: Person) -> None:
    """Bring a path up again."""
    _keep(network, path, by, put_off_until=None, put_away_at=None)


def finish_path(network_id: int, path: str, person: Person) -> None:
    """Note that a path is done: from now on it stays so, whatever is asked later. One statement when it is new."""
    rows = RolePath.objects.filter(network=network_id, person=person, path=path)
    if rows.filter(finished_at=None).update(finished_at=timezone.now()) or rows.exists():
        return
    made = RolePath(network_id=network_id, person=person, path=path, finished_at=timezone.now())
    RolePath.objects.bulk_create([made], ignore_conflicts=True)


def _keep(network: Network, path: str, person: Person, **said: object) -> None:
    RolePath.objects.update_or_create(network=network, person=person, path=path, defaults=said)


@transaction.atomic
def note_shown_around(network: Network, person: Person, on: date, *, by: Person) -> bool:
    """Note that somebody was shown around in person on a day. False if that is noted already."""
    defaults = {"on": on, "by": by}
    _, made = ShownAround.objects.get_or_create(network=network, person=person, taken_back_at=None, defaults=defaults)
    if made:
        words = f"noted that {person} was shown around in person"
        record(Activity.About.MEMBERS, words, network_id=network.pk, by=by, thing=network)
    return made


@transaction.atomic
def take_back_shown_around(network: Network, person: Person, *, by: Person) -> None:
    """It was noted in error. Taken back twice is taken back once."""
    rows = ShownAround.objects.standing().filter(network=network, person=person)
    if rows.update(taken_back_at=timezone.now(), taken_back_by=by):
        words = f"took back that {person} was shown around in person"
        record(Activity.About.MEMBERS, words, network_id=network.pk, by=by, thing=network)
