"""The page on which a team opens any card of its own. Each feature has an address for its own kind of card."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from design_process.cards.actions import open_card
from design_process.cards.forms import OpennessForm
from design_process.cards.models import Card
from design_process.cards.openness import seen_by_words
from design_process.cards.readers import moves_of
from districts.directory.access import Visibility
from network.lib.show import show
from network.people.acting import person_of


@dataclass(frozen=True)
class Opened:
    """What a page about a card's openness calls it: its name, the name of its page, the word for its kind."""

    name: str
    page: str
    kind: str


def decide_openness(request: HttpRequest, card: Card, called: Opened) -> HttpResponse:
    """The page on which a team opens any card of its own. The caller has checked the right to."""
    named = list(card.shared_with.select_related("district"))
    now = {"visibility": card.visibility, "named": [m.pk for m in named]}
    form = OpennessForm(request.POST or None, card=card, initial=now)
    if request.method == "POST" and form.is_valid():
        open_card(card, form.wish(), by=person_of(request))
        card.refresh_from_db()
        messages.success(request, f"{called.name} is now seen by {who_sees(card)}.")
        return redirect(called.page, card.pk)
    context = {"card": card, "called": called, "form": form, "who": who_sees(card), "moves": moves_of(card)}
    return show(request, "design_process/cards/visibility.html", context)


def who_sees(card: Card) -> str:
    """Who sees a card, in words; the named districts are asked for only while they count."""
    named: list[str] = []
    if card.visibility == Visibility.NAMED:
        named = [str(m) for m in card.shared_with.select_related("district")]
    return seen_by_words(card.visibility, named)
