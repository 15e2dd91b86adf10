"""What the network works on, on the page of a guest: each problem of practice in a sentence."""

import re

from django.db.models import Q

from design_process.problems.models import ProblemOfPractice
from districts.guest_passes.telling import Part, tell_guests
from network.membership.models import Network

SHOWN = 3
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)


def work(network: Network) -> Part | None:
    """The problems that members work on now, else those written. One query."""
    chosen = Q(adoptions__ended_on=None, adoptions__isnull=False)
    rows = list(ProblemOfPractice.objects.filter(chosen, network=network).distinct()[:SHOWN])
    rows = rows or list(ProblemOfPractice.objects.filter(network=network)[:SHOWN])
    if not rows:
        return None
    told = [(one.title, first_sentence(one.statement), one.for_whom) for one in rows]
    return Part("What we work on", "design_process/problems/for_guests.html", told)


def first_sentence(words: str) -> str:
    """ "It is so. And so." → "It is so." """
    found = _SENTENCE.match(words.strip())
    return found.group() if found else words.strip()


tell_guests(1, work)
