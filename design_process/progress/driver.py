"""Due now: what waits for a team, most pressing first, the one next thing on top; and that others struggle too."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils import timezone

from design_process.cycles.full_plan.due import with_tasks_due
from design_process.cycles.models import TestCycle
from design_process.heard.waiting import answers_for
from design_process.measures.due import Due, due_for
from design_process.progress.ideas_due import rounds_asked
from design_process.progress.next_step import next_step
from design_process.progress.planned import planned_for
from design_process.progress.position import Position
from design_process.progress.positions import position_for
from design_process.progress.ratings_due import ratings_asked
from design_process.progress.walks_due import walks_asked
from districts.barriers.models import Barrier
from districts.directory.access import Visibility
from districts.directory.models import Member
from districts.pulse.models import AT_WORK
from districts.pulse.waiting import pulse_asked
from network.lib.kept import Given, Kept
from network.lib.words import day_words, days_ago, late_by, listed, number_word
from network.meetings.models import Commitment
from network.membership.reach import Reached
from network.people.models import Person

LOG_EVERY = timedelta(days=7)
NEWS_FOR = timedelta(days=14)
LESSONS = 3


@dataclass(frozen=True)
class Item:
    """One thing due, why, and the button that does it."""

    words: str
    why: str
    url: str
    button: str
    kind: str  # late, due, info: as the status component knows them
    when: str  # "3 days late", "this week"
    tap: str = ""  # the address to which one tap says that it is done; empty where a page is needed


@dataclass(frozen=True)
class Lesson:
    """What did not work elsewhere, shared by the team it happened to."""

    member: str
    cycle: str
    words: str
    url: str


@dataclass(frozen=True)
class DueNow:
    sentence: str
    items: tuple[Item, ...]
    position: Position
    lessons: tuple[Lesson, ...]


def due_now(member: Member, person: Person, *, today: date) -> DueNow:
    """What a driver sees first. Six queries, whatever the size of the network."""
    position = position_for(member, today)  # 1
    if member.state not in AT_WORK:
        return _resting(member, person, position, today)
    cycles = _open_cycles(member, person, today)  # 1
    due = due_for(member, today)  # 1
    items = [
        *_numbers(member, due),
        *_cycles(cycles, today),
        *_tasks(cycles, today),
        *_promises(member, person, today),  # 1
        *_planned(member, person, today, position.order),  # comes with the member
        *(Item(*parts) for parts in (*pulse_asked(member, today), *answers_for(member))),
        *_ideas(member, person, today),
        *_next_step(member, cycles, position),
        *_news(member),
    ]  # 1
    return DueNow(
        sentence=_sentence(items, cycles, today),
        items=tuple(items),
        position=position,
        lessons=_lessons(member, person),  # 1
    )


def _resting(member: Member, person: Person, position: Position, today: date) -> DueNow:
    """Of a member that is not at work nothing is asked: what its people promised in a meeting, and news, stay."""
    return DueNow(
        sentence=f"{member} is {member.get_state_display().lower()}. Nothing is asked of you; what you shared stays.",
        items=(
            *_promises(member, person, today),
            *(Item(*parts) for parts in answers_for(member)),
            *_news(member),
        ),
        position=position,
        lessons=_lessons(member, person),
    )


def _open_cycles(member: Member, person: Person, today: date) -> list[TestCycle]:
    """Each with `tasks_due`: what it asks of the reader, or of nobody in particular, within a week or late."""
    return _OPEN_CYCLES.rows(member=member.pk, person=person.pk, until=today + LOG_EVERY)


_OPEN_CYCLES = Kept(
    lambda: with_tasks_due(
        TestCycle.objects.filter(member=Given("member"))
        .exclude(state=TestCycle.State.CLOSED)
        .select_related("prototype")
        .annotate(last_seen_on=Max("observations__observed_on"))
        .order_by("ends_on", "pk"),
        person=Given("person"),
        until=Given("until"),
    )
)


def _numbers(member: Member, due: tuple[Due, ...]) -> list[Item]:
    """One line for all numbers that are due on the same day: they are entered on one screen."""
    days = groupby(due, key=lambda entry: (entry.is_late, entry.by))
    return [_numbers_of_day(member, list(of_day)) for _, of_day in days]


def _numbers_of_day(member: Member, due: list[Due]) -> Item:
    first = due[0]
    names = listed([*(entry.name for entry in due[:3]), *([f"{number_word(len(due) - 3)} more"] if due[3:] else [])])
    url = reverse("measures:enter_numbers", args=[member.pk])
    if first.is_late:
        url += f"?on={first.by}"  # the screen of the period that is over, not of the one that runs
    kind = "late" if first.is_late else "due"
    if len(due) == 1:
        return Item(f"Enter the number that is {kind}", f"{names}: {first.why}", url, "Enter numbers", kind, first.when)
    of = f" for the {first.of}" if {entry.of for entry in due} == {first.of} else ""
    why = f"{names}: no numbers{of} yet."
    return Item(f"Enter the numbers that are {kind}", why, url, "Enter numbers", kind, first.when)


def _cycles(cycles: list[TestCycle], today: date) -> list[Item]:
    items = []
    for cycle in cycles:
        url = reverse("cycles:cycle", args=[cycle.pk])
        last: date | None = getattr(cycle, "last_seen_on", None)
        if cycle.state == TestCycle.State.STUDY:
            why = "The study is written. Decide with your team: adopt, adapt, expand or abandon."
            items.append(Item(f"Decide on {cycle}", why, url, "Decide", "due", late_by(cycle.ends_on, today)))
        elif cycle.ends_on < today:
            why = "Its last day is past. Ten minutes on what happened and what did not work."
            when = late_by(cycle.ends_on, today)
            items.append(Item(f"Study {cycle}", why, url, "Write the study", "late", when))
        elif cycle.starts_on <= today and (last is None or last <= today - LOG_EVERY):
            why = f"Your last note is from {days_ago(last, today)}." if last else "Nothing is written down yet."
            log = f"{reverse('cycles:log')}?cycle={cycle.pk}"
            items.append(Item(f"Log what happened in {cycle}", why, log, "Log it", "due", "this week"))
    return items


def _tasks(cycles: list[TestCycle], today: date) -> list[Item]:
    items = []
    for cycle in cycles:
        for row in getattr(cycle, "tasks_due", ()):
            due_on = date.fromisoformat(row["due_on"])
            whose = "yours" if row["mine"] else "whoever of the team"
            items.append(
                Item(
                    row["words"],
                    f"A task of {cycle}: {whose}, by {day_words(due_on)}{', ' + row['place'] if row['place'] else ''}.",
                    f"{reverse('cycles:cycle', args=[cycle.pk])}#tasks",
                    "See the cycle",
                    "late" if due_on < today else "due",
                    late_by(due_on, today),
                    tap=reverse("cycles:finish_task", args=[row["pk"]]),
                )
            )
    return items


def _promises(member: Member, person: Person, today: date) -> list[Item]:
    """What the reader promised in a meeting and is due within a week, or late."""
    rows = _OWED.rows(network=member.network_id, person=person.pk, until=today + LOG_EVERY)
    return [
        Item(
            promise.what,
            f"You promised it in {promise.meeting.title}.",
            reverse("meetings:meeting", args=[promise.meeting_id]),
            "Say how it stands",
            "late" if promise.due_on < today else "due",
            late_by(promise.due_on, today),
        )
        for promise in rows
    ]


_OWED = Kept(
    lambda: (
        Commitment.objects.open_commitments()
        .filter(network=Given("network"), who=Given("person"), due_on__lte=Given("until"))
        .select_related("meeting")
        .order_by("due_on", "pk")
    )
)


def _planned(member: Member, person: Person, today: date, order: int) -> list[Item]:
    """What the plan asks of the reader, or of nobody in particular, within a week or late."""
    items = []
    for row in planned_for(member, person, today + LOG_EVERY, order=order):
        due_on = date.fromisoformat(row["due_on"])
        whose = "yours" if row["mine"] else "whoever of the team"
        items.append(
            Item(
                row["words"],
                f"{row['phase']}: {whose}, by {day_words(due_on)}.",
                f"{reverse('project_plan:plan', args=[member.pk])}#task-{row['pk']}",
                "See the plan",
                "late" if due_on < today else "due",
                late_by(due_on, today),
                tap=reverse("project_plan:finish", args=[row["pk"]]),
            )
        )
    return items


def _ideas(member: Member, person: Person, today: date) -> list[Item]:
    """What rounds of ideas, data walks and ratings want of the reader, if they are of the team."""
    if member.pk not in person.holdings.working_members:
        return []
    asked = (*rounds_asked(member, today), *walks_asked(member, today), *ratings_asked(member))
    return [Item(*parts) for parts in asked]


def _next_step(member: Member, cycles: list[TestCycle], position: Position) -> list[Item]:
    """When no test cycle runs: the step that the position says comes next."""
    if cycles:
        return []
    step = next_step(position)
    return [Item(step.words, step.why, reverse(step.url_name, args=[member.pk]), step.button, "info", "next")]


def _news(member: Member) -> list[Item]:
    """Barriers of the team that were answered lately."""
    return [
        Item(
            barrier.what,
            "Your barrier has an answer.",
            reverse("barriers:barrier", args=[barrier.pk]),
            "Read the answer",
            "info",
            barrier.get_state_display().lower(),
        )
        for barrier in _ANSWERED.rows(member=member.pk, since=timezone.now() - NEWS_FOR)
    ]


_ANSWERED = Kept(
    lambda: (
        Barrier.objects.filter(member=Given("member"), answers__at__gte=Given("since"))
        .distinct()
        .order_by("-raised_at")[:3]
    )
)


def _lessons(member: Member, person: Person) -> tuple[Lesson, ...]:
    """What did not work in other districts, where the team released it: nobody struggles alone."""
    cards = _SHARED.seen_by(person, network=member.network_id, member=member.pk)
    return tuple(
        Lesson(
            member=card.district,
            cycle=f"Cycle {card.number} of {card.prototype_name}",
            words=card.did_not_work,
            url=reverse("cycles:cycle", args=[card.pk]),
        )
        for card in cards
    )


_SHARED = Reached(
    TestCycle,
    lambda seen: (
        seen.filter(~Q(did_not_work=""), network=Given("network"))
        .exclude(member=Given("member"))
        .exclude(visibility=Visibility.TEAM)
        .annotate(district=F("member__district__name"), prototype_name=F("prototype__name"))
        .order_by("-studied_at", "pk")[:LESSONS]
    ),
)


def _sentence(items: list[Item], cycles: list[TestCycle], today: date) -> str:
    pressing = [item for item in items if item.kind in ("late", "due")]
    if pressing:
        count = len(pressing)
        thing = "One thing waits" if count == 1 else f"{number_word(count).capitalize()} things wait"
        return f"{thing} for you. {'It' if count == 1 else 'The first one'} takes about a minute."
    running = [cycle for cycle in cycles if cycle.starts_on <= today <= cycle.ends_on]
    if running:
        return f"Nothing is due. {running[0]} runs until {day_words(running[0].ends_on)}."
    return "Nothing is late."
