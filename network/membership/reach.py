"""`seen_by` in a query that is composed once (`network.lib.kept`): the ids of a person's reach come when it runs."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from network.lib.kept import Given, GivenIds, Kept

SETS = (
    "networks",
    "hub_networks",
    "facilitated_networks",
    "community_networks",
    "working_members",
    "sponsored_members",
    "own_members",
    "told_members",
)


class _AnyHoldings:
    """Holdings of whoever will ask: each set of ids is a place in the query."""

    def __getattr__(self, name: str) -> GivenIds:
        if name not in SETS:
            raise AttributeError(name)
        return GivenIds(name)


class _Anybody:
    """Stands for the person in `seen_by` while a query is composed."""

    holdings = _AnyHoldings()
    pk = Given("asked_by")


ANYBODY = _Anybody()


def reach_of(person: Any) -> dict[str, Any]:
    """What such a query needs to know of the person who asks."""
    return {"asked_by": person.pk, **{name: sorted(getattr(person.holdings, name)) for name in SETS}}


class Reached(Kept):
    """Of a model's rows those that the person who asks reaches, narrowed by `narrow`: the door is always in it."""

    def __init__(self, model: type[Model], narrow: Callable[[Any], Any]) -> None:
        scoped: Any = model._default_manager
        super().__init__(lambda: narrow(scoped.seen_by(ANYBODY)))

    def seen_by(self, person: Any, /, **values: Any) -> list[Any]:
        """The rows for one person; `values` are those of each other `Given`."""
        return self.rows(**reach_of(person), **values)
