"""What the network works on, on the page of a guest: each problem of practice in a sentence, and what it tells of few
pupils without its numbers.
"""

import re
from dataclasses import dataclass

from django.db.models import Q

from design_process.problems.models import ProblemOfPractice
from districts.guest_passes.telling import Part, tell_guests
from network.lib.suppression.prose import for_anybody
from network.membership.models import Network

SHOWN = 3
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)


@dataclass(frozen=True)
class Worked:
    """Title, sentence and for whom of each problem. `hides`: numbers of few pupils are left out."""

    lines: tuple[tuple[str, ...], ...]
    hides: bool


def work(network: Network) -> Part | None:
    """The problems that members work on now, else those written. One query."""
    chosen = Q(adoptions__ended_on=None, adoptions__isnull=False)
    rows = list(ProblemOfPractice.objects.filter(chosen, network=network).distinct()[:SHOWN])
    rows = rows or list(ProblemOfPractice.objects.filter(network=network)[:SHOWN])
    if not rows:
        return None
    least = network.small_number_threshold
    told = [
        [for_anybody(words, least) for words in (one.title, first_sentence(one.statement), one.for_whom)]
        for one in rows
    ]
    lines = tuple(tuple(part.words for part in line) for line in told)
    hides = any(part.hides for line in told for part in line)
    return Part("What we work on", "design_process/problems/for_guests.html", Worked(lines, hides))


def first_sentence(words: str) -> str:
    """ "It is so. And so." → "It is so." """
    found = _SENTENCE.match(words.strip())
    return found.group() if found else words.strip()


tell_guests(1, work)
