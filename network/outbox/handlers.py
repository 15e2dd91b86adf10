"""Which function does which kind of effect, and which jobs have their turns when.

Folders above register their own in their `AppConfig.ready`, so that this one names none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from network.outbox.turns import Turns

Handler = Callable[..., None]
_handlers: dict[str, Handler] = {}
_long: set[str] = set()  # kinds that may take LONG_S
LONG_S = 120  # what such an effect may take; the limits of the task that does it follow from it


@dataclass(frozen=True)
class Job:
    """Scheduled work: `slot(now)` names the turn that `now` belongs to, or None when it is not its time.

    `run` finds what is due and owes it, in the transaction of the turn and within seconds: the work itself is effects.
    """

    name: str
    slot: Turns
    run: Callable[[], Any]


_jobs: dict[str, Job] = {}


def handles(kind: str, *, long: bool = False) -> Callable[[Handler], Handler]:
    """Register a function as the handler of one kind of effect. It is called with the effect's `ids` as keywords.

    It runs inside the transaction that marks the effect done: what it writes to the database happens exactly once, or
    not at all. What it does outside (a letter) may happen a second time when the worker dies between that and the
    commit. It may be killed at any line, must end within the time limit of a task, and owes further effects with `owe`.

    `long`: it cannot be cut into pieces that fit the limit (a solver at work). It gets `LONG_S` seconds, and a lane of
    its own, so that it waits for others of its kind and letters do not wait for it.
    """

    def register(handler: Handler) -> Handler:
        if kind in _handlers:
            raise ValueError(f"two handlers for effects of kind {kind!r}")
        _handlers[kind] = handler
        if long:
            _long.add(kind)
        return handler

    return register


def handler_of(kind: str) -> Handler:
    """The handler of a kind. Raises LookupError when no folder registered one."""
    try:
        return _handlers[kind]
    except KeyError:
        raise LookupError(f"nothing handles effects of kind {kind!r}") from None


def is_long(kind: str) -> bool:
    return kind in _long


def schedule(job: Job) -> None:
    """Give a job its turns. The tick takes each turn once, however many beats run."""
    _jobs[job.name] = job


def scheduled() -> tuple[Job, ...]:
    return tuple(_jobs.values())
