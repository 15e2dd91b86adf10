"""Gathering what is due of a person: one statement for all kinds that give rows, one more for each that does not."""

from datetime import timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery

from network.due.items import Item
from network.due.registry import Asked, Kind, Row, Whose, kinds
from network.lib.kept import Given, Kept
from network.membership.models import Network
from network.membership.reach import reach_of
from network.membership.roles import Can

WEEK = timedelta(days=7)
LATELY = timedelta(days=14)


def due_of(asked: Asked, *, at_work: bool = True) -> list[Item]:
    """All that is due of a person in a member's team, in no order. With `at_work` False, only what rests asks for."""
    shown = [kind for kind in kinds() if (at_work or kind.rests) and _is_shown(kind, asked)]
    found = _rows(asked) if shown else {}
    return [item for kind in shown for item in kind.items(asked, found.get(kind.name, []))]


def _is_shown(kind: Kind, asked: Asked) -> bool:
    holdings = asked.person.holdings
    if kind.whose == Whose.PERSON:
        return asked.member.pk in holdings.own_members
    return kind.whose == Whose.TEAM or drives(asked)


def drives(asked: Asked) -> bool:
    """Does the person keep the member's work going: its driver, or the hub on its behalf?"""
    may: bool = asked.person.holdings.may(Can.EDIT_WORK, asked.member)
    return may


def _rows(asked: Asked) -> dict[str, list[Row]]:
    """The rows of every kind that gives some. One query."""
    found = _STATEMENT.first(
        network=asked.member.network_id,
        member=asked.member.pk,
        person=asked.person.pk,
        today=asked.today,
        now=asked.now,
        week=asked.today + WEEK,
        lately=asked.now - LATELY,
        **reach_of(asked.person),
    )
    return dict(zip(_names(), found, strict=True)) if found else {}


def _names() -> list[str]:
    return [kind.name for kind in kinds() if kind.rows is not None]


def _statement() -> Any:
    parts = {f"due_{kind.name}": ArraySubquery(kind.rows()) for kind in kinds() if kind.rows is not None}
    return Network.objects.filter(pk=Given("network")).annotate(**parts).values_list(*parts)


_STATEMENT = Kept(_statement)
