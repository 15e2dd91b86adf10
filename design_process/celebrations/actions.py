"""Celebrating a closed cycle: written once, changed when the team knows better."""

from dataclasses import dataclass

from django.db import transaction

from design_process.cards.actions import ChangedMeanwhile
from design_process.celebrations.models import Celebration
from design_process.cycles.closed import found_in, is_closed, made_of
from design_process.cycles.models import TestCycle
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.fingerprint import fingerprint
from network.people.models import Person


class NotYet(Exception):
    """The cycle is still open. The text says what to do first, in words for people."""


@dataclass(frozen=True)
class Words:
    """What a celebration says."""

    title: str
    learned: str
    helped: str
    not_known: str
    people: str = ""


WORDS = ("title", "learned", "helped", "not_known", "people")
TITLE_LENGTH = 160


def words_from(cycle: TestCycle) -> Words:
    """What a closed cycle says already. What helped is new: nobody has been asked for it so far."""
    return Words(cycle.prototype.name[:TITLE_LENGTH], found_in(cycle), "", cycle.next_plan)


def words_of(celebration: Celebration) -> Words:
    return Words(*(getattr(celebration, name) for name in WORDS))


def state_of(celebration: Celebration) -> str:
    """A fingerprint of what a celebration says, to see later whether somebody changed it."""
    return fingerprint(*(getattr(celebration, name) for name in WORDS))


@transaction.atomic
def celebrate(cycle: TestCycle, words: Words, *, by: Person) -> Celebration:
    """Keep what is celebrated of a closed cycle. There is one for each cycle: sent twice, the first stays.

    Raises NotYet while the cycle is open.
    """
    if not is_closed(cycle):
        raise NotYet("A celebration tells of a closed cycle: study it and decide first.")
    about = made_of(cycle, by=by) | words.__dict__
    kept, made = Celebration.objects.get_or_create(cycle=cycle, defaults=about)
    if made:
        _note("celebrates", kept, by)
    return kept


@transaction.atomic
def change_celebration(celebration: Celebration, words: Words, *, by: Person, seen: str) -> None:
    """Change what a celebration says. Raises ChangedMeanwhile when it no longer says what was seen (`state_of`)."""
    rows = Celebration.objects.select_for_update(no_key=True, of=("self",)).select_related("member__district")
    held = rows.get(pk=celebration.pk)
    if state_of(held) != seen:
        raise ChangedMeanwhile
    for name, value in words.__dict__.items():
        setattr(held, name, value)
    held.save(update_fields=WORDS)
    _note("changed what it celebrates:", held, by)


def _note(verb: str, celebration: Celebration, by: Person) -> None:
    words = f"{celebration.member} {verb} {celebration}"
    record(Activity.About.WORK, words, network_id=celebration.network_id, by=by, thing=celebration)
