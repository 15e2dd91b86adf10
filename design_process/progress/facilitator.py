"""This week: what needs the facilitator, in order, each with why; and the board of members and phases."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone

from design_process.heard.waiting import unheard_of
from design_process.progress.at_work import QUIET_AFTER, first_to_end, members_at_work
from design_process.progress.dates import silent
from design_process.progress.gates import A_DRIVER, A_SPONSOR
from design_process.progress.goodbyes import first_day, goodbye_of, goodbyes
from design_process.progress.position import Position
from design_process.progress.positions import positions_of
from districts.barriers.models import Barrier
from districts.directory.models import Member
from districts.guest_passes.models import GuestPass
from districts.scheduling.happened import waiting_checkins
from districts.support.models import CheckIn
from network.lib.kept import Given, Kept
from network.lib.words import counted, days_ago, listed, number_word, weeks_between
from network.membership.models import Invitation, Network
from network.outbox.models import Effect

UNANSWERED_AFTER = timedelta(days=7)
FEW = 5  # of so many at most each is named


@dataclass(frozen=True)
class Need:
    """One thing that waits for the facilitator. `rank` orders kinds, `since` orders within one (oldest first)."""

    rank: int
    since: date
    words: str
    why: str
    url: str
    button: str
    kind: str = "due"  # due or late, as the status component knows them


@dataclass(frozen=True)
class BoardRow:
    """A member on the board: where it is, why, and when it was last heard."""

    url: str
    name: str
    is_paused: bool
    position: Position
    heard: str
    is_testing: bool
    is_quiet: bool


@dataclass(frozen=True)
class ThisWeek:
    sentence: str
    needs: tuple[Need, ...]
    rows: tuple[BoardRow, ...]
    phases: tuple[str, ...]
    planned: str  # label of the phase the shared timeline is in, or empty


def this_week(network: Network, *, today: date) -> ThisWeek:
    """What a facilitator sees first. Six queries, whatever the number of members."""
    members = members_at_work(network, today)  # 1
    positions = positions_of(network, today)  # 1
    page_of = _pages("directory:member")
    rows = tuple(_row(member, positions[member.pk], page_of(member.pk), today) for member in members)
    needs = [
        *(Need(1, on, *parts) for on, *parts in unheard_of(network, today)),  # comes with the network, for its reader
        *_barriers(network, today),  # 1
        *_overdue(members, today),
        *_quiet(rows, members, today),
        *_behind(rows, network, today),
        *_gaps(members, positions, network),
        *_invitations(network, today),  # 1
        *_silent(network),  # 1
        *_waiting(network, today),  # 1
    ]
    labels, planned = _phases(positions)
    return ThisWeek(
        sentence=_sentence(rows),
        needs=tuple(sorted(needs, key=lambda need: (need.rank, need.since, need.words))),
        rows=rows,
        phases=labels,
        planned=planned,
    )


def _pages(name: str) -> Callable[[int], str]:
    """Addresses by id, resolved once: a hundred rows would each pay for it."""
    pattern = reverse(name, args=[0])
    return lambda pk: pattern.replace("/0/", f"/{pk}/")


def _row(member: Any, position: Position, url: str, today: date) -> BoardRow:
    last = timezone.localdate(member.last_log_at) if member.last_log_at else None
    paused = member.state == Member.State.PAUSED
    return BoardRow(
        url=url,
        name=member.name,
        is_paused=paused,
        position=position,
        heard=days_ago(last, today) if last else "nothing yet",
        is_testing=bool(member.first_to_end),
        is_quiet=not paused and bool(member.first_to_end) and (last or member.since) < today - QUIET_AFTER,
    )


def _barriers(network: Network, today: date) -> list[Need]:
    """Barriers the hub should pass on, and those a sponsor has left for a while."""
    page_of = _pages("barriers:barrier")
    needs = []
    for barrier in _WAITING_BARRIERS.rows(network=network.pk):
        on = timezone.localdate(barrier.raised_at)
        days = (today - on).days
        mine = barrier.remover != Barrier.Remover.SPONSOR
        if not mine and days < UNANSWERED_AFTER.days:
            continue
        why = (
            f"The team asked {barrier.get_remover_display().lower()} {days_ago(on, today)}; nobody has answered yet."
            if mine
            else f"Its sponsor has not answered for {days} days. A call often helps; you can also pass it on."
        )
        words = f"{barrier.name} is held up: {barrier.what}"
        url = page_of(barrier.pk)
        button = "Answer or pass on" if mine else "See the barrier"
        needs.append(Need(1, on, words, why, url, button, "late" if days > 14 else "due"))
    return needs


_WAITING_BARRIERS = Kept(
    lambda: (
        Barrier.objects.filter(network=Given("network"), state__in=[Barrier.State.OPEN, Barrier.State.ESCALATED])
        .annotate(name=F("member__district__name"))
        .order_by("raised_at")[:50]
    )
)


def _overdue(members: list[Any], today: date) -> list[Need]:
    """Test cycles past their last day that nobody has studied."""
    page_of = _pages("cycles:cycle")
    needs = []
    for member in members:
        cycle = first_to_end(member)
        if cycle is None or cycle.ends_on >= today or member.state == Member.State.PAUSED:
            continue
        days = (today - cycle.ends_on).days
        why = f"It was to end {counted(days, 'day', 'days')} ago, and the team has not written down what it learned."
        words = f"{member.name}: cycle {cycle.number} waits for its study"
        url = page_of(cycle.pk)
        needs.append(Need(2, cycle.ends_on, words, why, url, "Open the cycle", "late" if days > 14 else "due"))
    return needs


def _behind(rows: tuple[BoardRow, ...], network: Network, today: date) -> list[Need]:
    """Members behind the shared timeline, in one line: the board below says how far, and why."""
    names = [row.name for row in rows if row.position.pace == "behind" and not row.is_paused]
    if not names:
        return []
    who = "member is" if len(names) == 1 else "members are"
    words = f"{number_word(len(names)).capitalize()} {who} behind the shared timeline"
    why = f"{_some(names)}. A visit, or later dates for everybody, may help."
    return [Need(4, today, words, why, reverse("phases:process", args=[network.slug]), "See the timeline")]


def _quiet(rows: tuple[BoardRow, ...], members: list[Any], today: date) -> list[Need]:
    needs = []
    for row, member in zip(rows, members, strict=True):
        if row.is_quiet:
            last = timezone.localdate(member.last_log_at) if member.last_log_at else member.since
            why = (
                f"A test cycle is running, but nothing was logged for {weeks_between(last, today)}. A call often helps."
            )
            needs.append(Need(3, last, f"{row.name} is quiet", why, row.url, "Open the district"))
    return needs


def _gaps(members: list[Any], positions: dict[int, Position], network: Network) -> list[Need]:
    """Members without a driver or a sponsor: each by itself while they are few, else all in one line."""
    lacking = [
        (member, missing)
        for member in members
        if member.state != Member.State.PAUSED and (missing := _missing_roles(positions[member.pk]))
    ]
    why = "The driver keeps the work going; the sponsor removes what is in the way."
    if len(lacking) > FEW:
        words = f"{number_word(len(lacking)).capitalize()} members have no driver or no sponsor"
        why = f"{_some([member.name for member, _ in lacking])}. {why}"
        url = reverse("directory:people", args=[network.slug])
        return [Need(5, min(member.since for member, _ in lacking), words, why, url, "See the people")]
    invite = reverse("directory:invite", args=[network.slug])
    needs = []
    for member, missing in lacking:
        neither = "neither a driver nor a sponsor" if len(missing) == 2 else f"no {missing[0]}"
        url = f"{invite}?member={member.pk}"
        needs.append(Need(5, member.since, f"{member.name} has {neither}", why, url, "Invite somebody"))
    return needs


def _missing_roles(position: Position) -> list[str]:
    return [label for words, label in ((A_DRIVER, "driver"), (A_SPONSOR, "sponsor")) if words in position.missing]


def _some(names: list[str]) -> str:
    """All of a few names; of many the first four, and how many more."""
    return listed([*names[:4], f"{number_word(len(names) - 4)} more"] if len(names) > FEW else names)


def _invitations(network: Network, today: date) -> list[Need]:
    found = _UNANSWERED.first(network=network.pk, day=today - UNANSWERED_AFTER)
    if found is None:
        return []
    first, count = found
    words = (
        f"{number_word(count).capitalize()} {'person has' if count == 1 else 'people have'} not answered the invitation"
    )
    url = reverse("directory:people", args=[network.slug])
    why = "They were invited more than a week ago. You can send it again."
    return [Need(6, timezone.localdate(first), words, why, url, "See who")]


def _unanswered() -> Any:
    late = Invitation.objects.waiting().filter(network=Given("network"), sent_at__date__lt=Given("day"))
    whole = late.order_by().values("network").annotate(first=Min("sent_at"), people=Count("pk"))
    return whole.values_list("first", "people")


_UNANSWERED = Kept(_unanswered)


def _silent(network: Network) -> list[Need]:
    """Invitations to meetings that a second letter has not moved either: now it is the facilitator's to ask."""
    return [
        Need(2, timezone.localdate(found.since), found.words, found.why, found.url, "See who")
        for found in silent(network, timezone.now())
    ]


def _waiting(network: Network, today: date) -> list[Need]:
    """What is left to the hub: goodbyes, check-ins that the night has proposed, failed work, guests' wishes."""
    found = _LEFT_TO_THE_HUB.rows(network=network.pk, now=timezone.now(), since=first_day(today))[0]
    pulse = reverse("pulse:pulse", args=[network.slug])
    needs = [
        Need(1, one.on, one.words, one.why, pulse, "Read the answers") for one in map(goodbye_of, found["goodbyes"])
    ]
    if count := found["checkins"]:
        words = f"{counted(count, 'check-in is', 'check-ins are')} proposed"
        why = "These members have none between two network meetings. Nobody is invited before your yes."
        needs.append(Need(4, today, words, why, reverse("scheduling:proposals", args=[network.slug]), "Look at them"))
    if count := found["parked"]:
        words = f"{number_word(count).capitalize()} {'job' if count == 1 else 'jobs'} could not be done"
        why = "Trellis tried three times and stopped. The page says why."
        needs.append(Need(0, today, words, why, reverse("outbox:parked", args=[network.slug]), "See what", "late"))
    return [*needs, *map(_guest, found["guests"])]


def _guest(said: dict[str, Any]) -> Need:
    """What a guest said about joining, until somebody of the hub has seen to it."""
    joins, url = said["wish"] == GuestPass.Wish.JOIN, reverse("guest_passes:pass", args=[said["pk"]])
    words = f"{said['district_name']} {'would like to join' if joins else 'says: not now'}"
    told = f"{said['name']}, who has a guest pass: “{said['words']}”" if said["words"] else f"{said['name']} said so."
    why = f"{told} A call comes first, then the invitation." if joins else told
    button = "Bring them in" if joins else "Read it"
    since = timezone.localdate(datetime.fromisoformat(said["wished_at"]))
    return Need(1 if joins else 6, since, words, why, url, button)


def _left_to_the_hub() -> QuerySet[Any, Any]:
    guests = GuestPass.objects.waiting().filter(network=OuterRef("pk")).order_by("wished_at", "pk")
    said = JSONObject(**{name: name for name in ("pk", "wish", "words", "name", "district_name", "wished_at")})
    checkins = waiting_checkins(CheckIn.objects.filter(network=OuterRef("pk")), now=Given("now"))
    parked = Effect.objects.parked().filter(network=OuterRef("pk"))
    mine = Network.objects.filter(pk=Given("network"))
    leaving = ArraySubquery(goodbyes(OuterRef("pk"), since=Given("since")))
    wishes = ArraySubquery(guests.values(json=said)[:FEW])
    return mine.values(checkins=_how_many(checkins), parked=_how_many(parked), guests=wishes, goodbyes=leaving)


_LEFT_TO_THE_HUB = Kept(_left_to_the_hub)


def _how_many(rows: Any) -> Any:
    """The number of a network's rows within a query of the network; None for none."""
    return Subquery(rows.order_by().values("network").annotate(count=Count("pk")).values("count"))


def _phases(positions: dict[int, Position]) -> tuple[tuple[str, ...], str]:
    first = next(iter(positions.values()), None)
    if first is None:
        return (), ""
    return tuple(step.label for step in first.steps), first.planned_label


def _sentence(rows: tuple[BoardRow, ...]) -> str:
    """How the testing goes: only a member with a running test cycle can be on the move, or gone quiet."""
    active = [row for row in rows if not row.is_paused]
    if not active:
        return "No district takes part yet. Start by adding the districts of your county."
    testing = [row for row in active if row.is_testing]
    if not testing:
        return "No member is testing anything now. The board below says where each one is."
    quiet = [row.name for row in testing if row.is_quiet]
    of = f"{number_word(len(testing)).capitalize()} of {number_word(len(active))}"
    start = f"{of} members {'is' if len(testing) == 1 else 'are'} testing"
    if not quiet:
        return f"{start}; nobody has gone quiet."
    who = listed(quiet) if len(quiet) <= 3 else f"{number_word(len(quiet))} of them"
    return f"{start}; {who} {'has' if len(quiet) == 1 else 'have'} been quiet for three weeks or more."
