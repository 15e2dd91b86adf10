"""Drill: a worker whose memory runs out, killed by the kernel as it would be in a container."""

import os
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from network.outbox.models import Effect
from tests.services.processes import wait_for
from tests.services.test_workers import State, is_in, promise

pytestmark = pytest.mark.services
LIMIT = 200 * 1024 * 1024
CGROUPS = (Path("/sys/fs/cgroup/memory"), Path("/sys/fs/cgroup"))  # version 1, version 2
LIMIT_FILES = ("memory.limit_in_bytes", "memory.max")


def new_group():
    """A cgroup of 200 MB and the file that limits it, or None where none may be made."""
    for root, limit_file in zip(CGROUPS, LIMIT_FILES, strict=True):
        group = root / f"trellis-drill-{os.getpid()}"
        try:
            group.mkdir()
            (group / limit_file).write_text(str(LIMIT))
            return group, limit_file
        except OSError:
            with suppress(OSError):
                group.rmdir()
    return None


@contextmanager
def limited_group():
    """A cgroup of 200 MB, as (what it is, a function that puts the calling process into it); (None, None) without."""
    made = new_group()
    if made is None:
        yield None, None
        return
    group, limit_file = made
    members = group / "cgroup.procs"
    try:
        yield f"cgroup {limit_file}", lambda: members.write_text(str(os.getpid()))
    finally:
        wait_for(lambda: not members.read_text().split(), 20, "the group is empty")
        group.rmdir()


def rss(pid):
    """Bytes of memory a process holds; 0 when it is gone."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def turn_to_go(process):
    """What the kernel adds to a process's weight when it chooses whom to end."""
    return int(Path(f"/proc/{process.pid}/oom_score_adj").read_text())


@contextmanager
def watchman(starts, name):
    """Where no cgroup may be made: kill -9 whoever began `name` as soon as it holds more than the limit."""
    over = threading.Event()

    def watch():
        while not over.wait(0.02):
            for pid in starts(name)[-1:]:
                if rss(pid) > LIMIT:
                    with suppress(ProcessLookupError):
                        os.kill(pid, 9)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def test_a_task_that_eats_all_memory(request, redis_server, scratch, starts, drill):
    with drill("4, out of memory") as measured, limited_group() as (mechanism, join):
        begin = request.getfixturevalue("worker")
        clock = request.getfixturevalue("beat")
        measured["by"] = mechanism or "kill -9 at 200 MB by the test (no cgroup may be made here)"
        processes = [begin("-c", "2", redis=redis_server, before=join), clock(redis=redis_server)]
        with watchman(starts, "hungry"):
            hungry = promise("drill_hungry", "hungry", megabytes=600)
            others = [promise("drill_quick", f"quick-{number}") for number in range(10)]
            measured["s until parked"] = wait_for(is_in(hungry, State.PARKED), 60, "it is parked")
        after = promise("drill_quick", "after")
        wait_for(is_in(after, State.DONE), 10, "the queue moves on")
        hungry.refresh_from_db()
        measured["starts"] = len(starts("hungry"))
        assert (hungry.attempts, len(starts("hungry")), scratch("hungry")) == (3, 3, [])
        assert "stopped each of the 3 times" in hungry.reason
        assert [len(scratch(effect.key)) for effect in others] == [1] * 10
        assert all(process.alive() for process in processes)
        parent = psutil.Process(processes[0].pid)
        assert [turn_to_go(child) for child in parent.children()] == [500, 500]
        assert turn_to_go(parent) < 500
        assert not Effect.objects.owed().exists()
        for process in processes:
            process.stop()
        time.sleep(0.2)
