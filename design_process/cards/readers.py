"""Exactly who sees a card at each step of openness today, and how its openness has changed."""

from collections.abc import Iterable
from dataclasses import replace

from design_process.cards.models import Card
from design_process.cards.openness import Step, steps
from districts.directory.models import Member, Seat
from network.activity.models import Activity
from network.lib.words import listed
from network.membership.models import RoleGrant
from network.membership.roles import GUEST_ROLES, Role

MOVES_SHOWN = 20


def readers_of(card: Card) -> tuple[Step, ...]:
    """The four steps with the names of those whom each adds today. Three queries."""
    sponsors = Seat.objects.taken().filter(member=card.member_id, grant__role=Role.SPONSOR)
    others = Member.objects.filter(network=card.network_id).taking_part().exclude(pk=card.member_id)
    guests = RoleGrant.objects.in_force().filter(network=card.network_id, role__in=GUEST_ROLES)
    today = {
        "named": _names(sponsors.values_list("grant__person__name", flat=True), "you have no sponsor yet"),
        "network": _names(others.values_list("district__name", flat=True), "no other district takes part yet"),
        "public": _names(guests.values_list("person__name", flat=True), "nobody has been invited as one yet"),
    }
    found = steps(str(card.member), str(card.network))
    return tuple(replace(step, today=today.get(step.key, "")) for step in found)


def _names(names: Iterable[str], nobody: str) -> str:
    return listed(sorted(set(filter(None, names)))) or nobody


def moves_of(card: Card) -> list[Activity]:
    """Who changed whom a card is open to, the latest first."""
    rows = Activity.objects.filter(
        network=card.network_id, about=Activity.About.VISIBILITY, thing=card._meta.label_lower, thing_id=card.pk
    )
    return list(rows.select_related("by").order_by("-at", "-pk")[:MOVES_SHOWN])
