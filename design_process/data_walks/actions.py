"""Opening a data walk, writing what one notices and wonders, closing it, making candidates of what was written.

No line of history tells of a single entry: whoever was there when it was written would be its author.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from design_process.data_walks.models import DataWalk, WalkChart, WalkEntry
from design_process.measures.models import Indicator
from design_process.problems.actions import ProblemWords, write_problem
from design_process.problems.models import ProblemOfPractice
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Network
from network.people.models import Person


class WalkClosed(Exception):
    """The hub has closed the walk: what stands in it stays as it is."""


@dataclass(frozen=True)
class Said:
    """What somebody saw in a chart (`chart` None: in the walk as a whole); at least one of the two says something."""

    noticing: str = ""
    wondering: str = ""
    chart: WalkChart | None = None
    named: bool = False


@transaction.atomic
def open_walk(
    network: Network, title: str, indicators: Iterable[Indicator], ends_on: date, *, by: Person, client_key: UUID
) -> DataWalk:
    """Ask everybody to look at some of the network's charts. Sent twice, it is one walk."""
    walk: DataWalk
    walk, made = DataWalk.objects.get_or_create(
        network=network, client_key=client_key, defaults={"title": title, "ends_on": ends_on, "opened_by": by}
    )
    if made:
        WalkChart.objects.bulk_create(WalkChart(network=network, walk=walk, indicator=one) for one in indicators)
        _note(f"opened the data walk “{title}”", walk, by)
    return walk


@transaction.atomic
def write_entries(walk: DataWalk, said: Said, member: Member, *, by: Person, client_key: UUID) -> None:
    """Keep what somebody noticed and wondered for their member. The same words sent twice are kept once; other words
    under the same key are kept, too. Raises WalkClosed.
    """
    _held_open(walk)
    words = {WalkEntry.Kind.NOTICING: said.noticing, WalkEntry.Kind.WONDERING: said.wondering}
    for kind, text in words.items():
        if text:
            WalkEntry.objects.get_or_create(
                network_id=walk.network_id,
                client_key=uuid5(client_key, f"{by.pk} {kind} {text}"),
                defaults={
                    "walk": walk,
                    "chart": said.chart,
                    "member": member,
                    "by": by,
                    "is_named": said.named,
                    "kind": kind,
                    "words": text,
                },
            )


@transaction.atomic
def take_back(entry: WalkEntry) -> None:
    """Take an entry of one's own back while the walk is open; nothing of it is left. Raises WalkClosed after."""
    _held_open(entry.walk)
    WalkEntry.objects.filter(pk=entry.pk).delete()


def show_name(entry: WalkEntry, *, named: bool) -> None:
    """Show one's name with an entry of one's own, or no longer."""
    WalkEntry.objects.filter(pk=entry.pk).update(is_named=named)


@transaction.atomic
def close_walk(walk: DataWalk, *, by: Person) -> bool:
    """End the writing: all read all of it. Closed twice is closed once: returns whether it was now."""
    now = {"closed_at": timezone.now(), "closed_by": by}
    if not DataWalk.objects.open().filter(pk=walk.pk).update(**now):
        return False
    _note(f"closed the data walk “{walk}”", walk, by)
    return True


@transaction.atomic
def make_candidate(
    entry: WalkEntry, words: ProblemWords, others: Iterable[WalkEntry], *, by: Person
) -> ProblemOfPractice:
    """Put a problem of practice on the network's list that began with an entry and others like it. Sent twice, or by
    two people at once, it is one problem.
    """
    held = WalkEntry.objects.select_for_update().get(pk=entry.pk)  # without its problem: a join would be an old one
    if held.problem is not None:
        began: ProblemOfPractice = held.problem
        return began
    problem = write_problem(entry.walk.network, words, by=by)
    keys = [entry.pk, *(one.pk for one in others)]
    WalkEntry.objects.filter(walk=entry.walk_id, pk__in=keys, problem=None).update(problem=problem)
    return problem


def _held_open(walk: DataWalk) -> None:
    held = DataWalk.objects.select_for_update(no_key=True).get(pk=walk.pk)
    if held.closed_at is not None:
        raise WalkClosed


def _note(words: str, walk: DataWalk, by: Person) -> None:
    record(Activity.About.PROCESS, words, network_id=walk.network_id, by=by, thing=walk)
