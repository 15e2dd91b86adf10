"""The processes of Trellis as one group: begun together, watched, ended together."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

END_WITHIN_S = 20  # a running task may finish; one that is cut is done again by the outbox
DIE_WITHIN_S = 5


def web() -> list[str]:
    return [sys.executable, "-m", "gunicorn", "-c", "python:network.web_config", "network.wsgi"]


def worker(*, alone: bool) -> list[str]:
    """A Celery worker. `alone` (a broker of files): with beat inside, and threads that share one memory."""
    kind = ["-B", "-P", "threads"] if alone else ["-P", "prefork"]
    return _celery("worker", "--concurrency", os.environ.get("WORKERS") or "2", *kind)


def beat() -> list[str]:
    return _celery("beat")


def _celery(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "celery", "-q", "-A", "network.celery", *arguments, "--loglevel", "warning"]


class ChildEnded(Exception):
    """A process ended that should run. The message says which, and the last it said."""


@dataclass
class Group:
    """Processes in one process group of their own, so that Ctrl-C reaches them in the order that we choose."""

    logs: Path
    env: dict[str, str]
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def begin(self, name: str, command: list[str]) -> None:
        """Start a process; what it says goes to a file. It ends when this one does, even when that is killed."""
        self.logs.mkdir(parents=True, exist_ok=True)
        leader = next(iter(self.children.values())).pid if self.children else 0
        with self.log_of(name).open("wb") as log:
            self.children[name] = subprocess.Popen(  # noqa: S603 - our own commands
                command,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                process_group=leader,
                preexec_fn=_end_with_parent(),  # noqa: PLW1509 - we have no other thread
            )

    def log_of(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    def check(self) -> None:
        """Raise ChildEnded when one of them is no more."""
        for name, child in self.children.items():
            if child.poll() is not None:
                lines = self.log_of(name).read_text(errors="replace").splitlines()[-15:]
                said = "".join(f"\n  {line}" for line in lines)
                raise ChildEnded(f"The {name} process ended by itself ({_how(child.returncode)}).{said}")

    def end(self) -> None:
        """End every process of the group, those they started too: kindly, then for good."""
        if not self.children:
            return
        group = next(iter(self.children.values())).pid
        for number, within in ((signal.SIGTERM, END_WITHIN_S), (signal.SIGKILL, DIE_WITHIN_S)):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(group, number)
            deadline = time.monotonic() + within
            while time.monotonic() < deadline and _lives(group, self.children):
                time.sleep(0.05)
        self.children.clear()


def _lives(group: int, children: dict[str, subprocess.Popen[bytes]]) -> bool:
    """Whether anybody is left in the group once our own children are reaped."""
    for child in children.values():
        child.poll()
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _how(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"


def _end_with_parent() -> Callable[[], None] | None:
    """On Linux: ask the kernel to end the child when its parent dies without a word."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl

    def ask() -> None:
        prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG

    return ask
