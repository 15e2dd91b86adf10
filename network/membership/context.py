"""What every page knows: in which network and role the person is acting."""

from typing import Any

from django.http import HttpRequest

from network.membership.access import Holding
from network.people.acting import ACTING_KEY


def acting_holding(request: HttpRequest) -> Holding | None:
    """The holding the person acts in: the one of the page's network, else the one chosen last, else the first."""
    person: Any = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return None
    held = person.holdings.held
    here = getattr(request, "network_id", None)
    chosen = request.session.get(ACTING_KEY)
    candidates = [h for h in held if here is None or h.network_id == here] or held
    return next((h for h in candidates if h.grant_id == chosen), candidates[0] if candidates else None)


def acting(request: HttpRequest) -> dict[str, Any]:
    """Template context: `acting` (a Holding or None) and `holdings` (all of them, for the switcher)."""
    person: Any = getattr(request, "user", None)
    holding = acting_holding(request)
    return {"acting": holding, "holdings": person.holdings.held if holding else ()}
