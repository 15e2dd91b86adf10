"""Real processes of a drill: started by it, waited for, and ended by their own numbers."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kombu import Connection

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    """A port of the loopback nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(seen: Callable[[], object], within: float, what: str | Callable[[], str]) -> float:
    """Wait until `seen()` is true; return the seconds it took. Fails after `within`, saying `what` is missing."""
    begun = time.monotonic()
    while not seen():
        if time.monotonic() - begun > within:
            raise AssertionError(f"not within {within:.0f} s: {what if isinstance(what, str) else what()}")
        time.sleep(0.05)
    return time.monotonic() - begun


@dataclass
class Started:
    """A process in a group of its own, with its log in a file."""

    command: Sequence[str]
    log_file: Path
    env: dict[str, str] = field(default_factory=dict)
    before: Callable[[], None] | None = None  # run in the new process before it becomes the command
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Started":
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env={**os.environ, **self.env},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=self.before,  # noqa: PLW1509 - the new process has one thread
            )
        return self

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    @property
    def log(self) -> str:
        return self.log_file.read_text(errors="replace")

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def wait_for_log(self, words: str, within: float = 30) -> float:
        return wait_for(
            lambda: words in self.log or not self.alive(), within, lambda: f"{words!r} in\n{self.log[-3000:]}"
        )

    def kill(self) -> None:
        """kill -9 for the process and every child of it, at once."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end; kill it, and every child of it, when it does not within some seconds."""
        if self.process is None:
            return
        if self.alive():
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(8)
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        assert self.process is not None
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)
        self.process.wait(10)


@dataclass
class Redis:
    """A Redis of the drill's own that keeps nothing on disk."""

    folder: Path
    port: int = field(default_factory=free_port)
    server: Started | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    @cached_property
    def line(self) -> Connection:
        """What this process publishes over."""
        return Connection(self.url, transport_options={"socket_connect_timeout": 1, "max_retries": 0})

    def start(self) -> "Redis":
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.server = Started(command, self.folder / "redis.log").start()
        wait_for(self._answers, 10, "Redis answers")
        return self

    def kill(self) -> None:
        """kill -9: what was queued is gone."""
        assert self.server is not None
        self.server.kill()

    def freeze(self) -> None:
        os.kill(self._pid, signal.SIGSTOP)

    def thaw(self) -> None:
        os.kill(self._pid, signal.SIGCONT)

    def queued(self, queue: str = "effects") -> int:
        """How many messages wait in a queue."""
        import redis

        with redis.Redis(port=self.port) as client:
            return int(client.llen(queue))

    @property
    def _pid(self) -> int:
        assert self.server is not None
        return self.server.pid

    def _answers(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False
