"""Writing a lesson from a closed cycle, telling it without names, and thanking for it."""

from dataclasses import astuple, dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.cycles.closed import found_in, is_closed, made_of
from design_process.cycles.models import TestCycle
from design_process.lessons.models import Lesson, Thanks, UnnamedLesson
from design_process.lessons.names import identifying, names_of_places
from design_process.lessons.places import LEAST, Where, safe_place
from design_process.phases.models import Phase
from design_process.predictions.contexts import Context, band
from design_process.prototypes.models import Prototype
from districts.directory.access import Visibility
from districts.directory.models import District, DistrictProfile, Member, School, Seat
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.fingerprint import fingerprint
from network.membership.models import RoleGrant
from network.membership.roles import Role
from network.outbox.actions import owe
from network.people.models import Person


class NotYet(Exception):
    """A step whose turn it is not. Its text says why, in words for people."""


class SaysWhere(Exception):
    """Words that would say who or where. `found`: each with the field that it stands in."""

    def __init__(self, found: dict[str, list[str]]) -> None:
        super().__init__("names a place, a person or a day")
        self.found = found


@dataclass(frozen=True)
class Words:
    """What a lesson says."""

    expected: str
    happened: str
    did_not_work: str
    instead: str
    phase: Phase | None = None


WORDS = ("expected", "happened", "did_not_work", "instead")


def words_from(cycle: TestCycle) -> Words:
    """What a closed cycle says already: nobody types it a second time."""
    phases = Phase.objects.of_network(cycle.network_id).filter(kind=Phase.Kind.TRY)
    return Words(cycle.prediction, found_in(cycle), cycle.did_not_work, cycle.act_reason, phases.first())


def words_of(lesson: Lesson) -> Words:
    return Words(lesson.expected, lesson.happened, lesson.did_not_work, lesson.instead, lesson.phase)


def state_of(lesson: Lesson) -> str:
    """A fingerprint of what a lesson says, to see later whether somebody changed it."""
    return fingerprint(*(getattr(lesson, name) for name in WORDS), lesson.phase_id)


@transaction.atomic
def write_lesson(cycle: TestCycle, words: Words, *, by: Person) -> Lesson:
    """Make the lesson of a closed cycle. There is one for each cycle: sent twice, the first stays.

    Raises NotYet while the cycle is open.
    """
    if not is_closed(cycle):
        raise NotYet("A lesson is made of a closed cycle: study it and decide first.")
    profile = _profile(cycle.member)
    about = made_of(cycle, by=by) | {
        "idea": cycle.prototype.name,
        "grades": profile.grades if profile else "",
        "pupils": band(profile.enrolment if profile else None),
        "scale": cycle.prototype.scale,
    }
    lesson, made = Lesson.objects.get_or_create(cycle=cycle, defaults={**about, **words.__dict__})
    if made:
        record(
            Activity.About.WORK,
            f"wrote the lesson of {cycle} of {cycle.member}",
            network_id=cycle.network_id,
            by=by,
            thing=lesson,
        )
    return lesson


def _profile(member: Member) -> DistrictProfile | None:
    """A member's profile of the network's own year, else its latest."""
    rows = list(DistrictProfile.objects.filter(district=member.district_id).order_by("-school_year"))
    return next((one for one in rows if one.school_year == member.network.school_year), rows[0] if rows else None)


@transaction.atomic
def change_lesson(lesson: Lesson, words: Words, *, by: Person, seen: str) -> None:
    """Change what a lesson says. Raises ChangedMeanwhile when it no longer says what the person saw (`state_of`)."""
    held = (
        Lesson.objects.select_for_update(no_key=True, of=("self",)).select_related("member__district").get(pk=lesson.pk)
    )
    if state_of(held) != seen:
        raise ChangedMeanwhile
    for name, value in words.__dict__.items():
        setattr(held, name, value)
    held.save(update_fields=[*WORDS, "phase"])
    words_said = f"changed the lesson of {held.idea} of {held.member}"
    record(Activity.About.WORK, words_said, network_id=held.network_id, by=by, thing=held)


# --- without names ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Unnamed:
    """What a lesson says without names."""

    idea: str
    expected: str
    happened: str
    did_not_work: str
    instead: str


def why_not_unnamed(lesson: Lesson) -> str:
    """Why a lesson cannot be told without names now, in a sentence; empty when it can."""
    if lesson.visibility != Visibility.TEAM or lesson.cycle.visibility != Visibility.TEAM:
        return "The team has opened this lesson or its cycle under its own name: others would know it again."
    if place_of(lesson.member) is None:
        return f"The network has fewer than {LEAST} members: everybody would know who it is."
    return ""


def place_of(member: Member) -> Context | None:
    """How a lesson without names says where it comes from: at least three members of the network fit it."""
    taking_part = Member.objects.filter(network=member.network_id).taking_part()
    year = member.network.school_year
    latest: dict[int, Where] = {}
    rows = DistrictProfile.objects.filter(network=member.network_id, district__membership__in=taking_part)
    known = {one.district_id: one for one in rows.order_by("school_year")}
    known |= {one.district_id: one for one in rows if one.school_year == year}
    for pk, district in taking_part.values_list("pk", "district"):
        profile = known.get(district)
        latest[pk] = Where(profile.grades, profile.enrolment) if profile else Where("", None)
    own = latest.get(member.pk)
    return safe_place(own, list(latest.values())) if own else None


def told_of(words: Unnamed, lesson: Lesson) -> dict[str, list[str]]:
    """What in each field would say who or where, or when. Four queries."""
    network = lesson.network_id
    places = names_of_places(
        [
            *District.objects.filter(network=network).values_list("name", flat=True),
            *District.objects.filter(network=network).exclude(city="").values_list("city", flat=True),
            *School.objects.filter(network=network).values_list("name", flat=True),
        ]
    )
    if Prototype.objects.filter(network=network, name__iexact=lesson.idea).values("member").distinct().count() < LEAST:
        places.add(lesson.idea)  # the team's own name for it is as good as a signature
    people = set(RoleGrant.objects.filter(network=network).values_list("person__name", flat=True)) - {""}
    told = {name: identifying(value, places, people) for name, value in words.__dict__.items()}
    return {name: found for name, found in told.items() if found}


@transaction.atomic
def offer_unnamed(lesson: Lesson, words: Unnamed, *, by: Person) -> UnnamedLesson:
    """Propose to the team how its lesson would read without names. Changed words need a new yes.

    Raises NotYet when it cannot be told so now, SaysWhere for words that would say who, where or when.
    """
    if why_not := why_not_unnamed(lesson):
        raise NotYet(why_not)
    if found := told_of(words, lesson):
        raise SaysWhere(found)
    place = place_of(lesson.member) or Context()
    about: dict[str, Any] = {
        **words.__dict__,
        "network_id": lesson.network_id,
        "act": lesson.act,
        "school_year": lesson.school_year,
        "grades": place.grades,
        "pupils": place.pupils,
        "place": str(place),
        "scale": lesson.scale,
        "phase": lesson.phase,
        "offered_by": by,
        "offered_at": timezone.now(),
        "agreed_by": None,
        "agreed_at": None,
        "released_by": None,
        "released_at": None,
    }
    told, _ = UnnamedLesson.objects.update_or_create(lesson=lesson, defaults=about)
    _note("asked to share", lesson, by)
    return told


def state_of_unnamed(told: UnnamedLesson) -> str:
    """A fingerprint of every word that would be read without names."""
    return fingerprint(*astuple(Unnamed(told.idea, *(getattr(told, name) for name in WORDS))), told.place)


@transaction.atomic
def agree_unnamed(told: UnnamedLesson, *, by: Person, seen: str) -> None:
    """The team's yes to exactly these words. Raises ChangedMeanwhile when they changed since they were read."""
    held = UnnamedLesson.objects.select_for_update(no_key=True, of=("self",)).get(pk=told.pk)
    if state_of_unnamed(held) != seen:
        raise ChangedMeanwhile
    if held.agreed_at is None:
        held.agreed_by, held.agreed_at = by, timezone.now()
        held.save(update_fields=["agreed_by", "agreed_at"])
        _note("agreed to share", held.lesson, by)


@transaction.atomic
def refuse_unnamed(told: UnnamedLesson, *, by: Person) -> None:
    """The team's no, or a yes taken back: nobody reads it any more. What it said stays in the history."""
    if UnnamedLesson.objects.filter(pk=told.pk).delete()[0]:
        _note("does not share", told.lesson, by)


@transaction.atomic
def release_unnamed(told: UnnamedLesson, *, by: Person) -> None:
    """Let the network read it, on the team's yes. Raises NotYet before that, or when it would be known again."""
    held = UnnamedLesson.objects.select_for_update(no_key=True, of=("self",)).get(pk=told.pk)
    if held.agreed_at is None:
        raise NotYet("The team has not agreed to these words.")
    if why_not := why_not_unnamed(held.lesson):
        raise NotYet(why_not)
    if held.released_at is None:
        held.released_by, held.released_at = by, timezone.now()
        held.save(update_fields=["released_by", "released_at"])
        _note("released", held.lesson, by)


def _note(verb: str, lesson: Lesson, by: Person) -> None:
    words = f"{verb} the lesson of {lesson.idea} of {lesson.member} without its name"
    record(Activity.About.VISIBILITY, words, network_id=lesson.network_id, by=by, thing=lesson)


# --- thanks -------------------------------------------------------------------------------------


def thanking_member(lesson: Lesson, person: Person) -> Member | None:
    """The district in whose name somebody thanks; None for the team itself and for who is of no district.

    Its sponsor may: else the missing button would tell them whose a lesson without names is.
    """
    held = person.holdings
    if lesson.member_id in held.working_members:
        return None
    found: Member | None = (
        Member.objects.filter(network=lesson.network_id, pk__in=held.own_members).order_by("pk").first()
    )
    return found


@transaction.atomic
def thank(lesson: Lesson, kind: str, *, by: Person, member: Member, line: str = "") -> Thanks:
    """Say that a lesson helped. Once for each person and lesson: the second time the first stays. The drivers of the
    team that gave it get a letter.
    """
    thanks, first = Thanks.objects.get_or_create(
        lesson=lesson,
        by=by,
        defaults={"network_id": lesson.network_id, "member": member, "kind": kind, "line": line},
    )
    if first:
        drivers = Seat.objects.taken().filter(member=lesson.member_id, grant__role=Role.DRIVER)
        for person in drivers.values_list("grant__person", flat=True).order_by("grant__person").distinct():
            key = f"lesson-thanks:{thanks.pk}:{person}"
            owe("lesson_thanks", key, network_id=lesson.network_id, thanks=thanks.pk, person=person)
    return thanks
