"""One line of the access table."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

WHO = (
    "nobody", "facilitator", "co_facilitator", "driver", "team_member", "sponsor", "neighbour", "expert", "stranger",
    "other_driver",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """`name` is the URL's name, or its path if it has none. `kwargs(cast)` builds its arguments from the cast.

    `answers` maps who → status.

    Who is not named in `answers`: `nobody` is sent to sign in (302), the co-facilitator gets what the facilitator gets,
    everybody else gets 404.
    `post` (a dict) makes it a POST; the database is rolled back after each try.
    """

    name: str
    answers: dict[str, int]
    kwargs: Callable[[Any], dict[str, Any]] = field(default=lambda cast: {})
    post: dict[str, Any] | None = None
    note: str = ""

    def expected(self, who: str) -> int:
        if who == "co_facilitator" and who not in self.answers:
            return self.expected("facilitator")
        return self.answers.get(who, 302 if who == "nobody" else 404)
