"""Drills on the broker of a machine without Redis: messages as files, worker and clock in one process."""

import os
import pwd
import sys
from pathlib import Path

import pytest
from kombu import Connection

from network.outbox import waking
from network.outbox.tasks import perform
from tests.services.processes import wait_for
from tests.services.test_workers import State, is_in, promise

pytestmark = pytest.mark.services


@pytest.fixture
def own_files(tmp_path, settings, monkeypatch):
    """A folder of this test's own for the messages of this process and of its workers."""
    settings.VAR_DIR = tmp_path / "var"
    folders = {"data_folder_in": "queue", "data_folder_out": "queue", "processed_folder": "taken"}
    options = {option: str(tmp_path / "var" / "broker" / name) for option, name in folders.items()}
    for folder in set(options.values()):
        Path(folder).mkdir(parents=True)
    transport = "network.lib.filebroker:Transport"
    with Connection("filesystem://localhost//", transport=transport, transport_options=options) as line:
        monkeypatch.setattr(waking, "send", lambda effect_id: perform.apply_async((effect_id,), connection=line))
        monkeypatch.setattr(waking, "broker", waking.Broker())
        yield


def test_an_owed_effect_is_done_and_one_lost_with_its_worker_is_swept(own_files, worker, scratch, starts, drill):
    with drill("files, kill -9 the worker") as measured:
        victim = worker()
        effect = promise("drill_quick", "quick")
        measured["s for an effect"] = wait_for(is_in(effect, State.DONE), 15, "it is done")
        lost = promise("drill_slow", "slow", seconds=2)
        wait_for(lambda: starts("slow"), 10, "the task has begun")
        victim.kill()
        unread = promise("drill_quick", "unread")
        worker()
        measured["s to sweep"] = wait_for(is_in(lost, State.DONE), 30, "the sweep has found it")
        wait_for(is_in(unread, State.DONE), 10, "the message that waited is read")
        lost.refresh_from_db()
        measured["attempts"] = lost.attempts
        assert (lost.attempts, len(scratch("slow")), len(scratch("quick")), len(scratch("unread"))) == (2, 1, 1, 1)


def no_longer_root():
    """Become the user `nobody`, as in a container."""
    nobody = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)


def test_a_worker_starts_without_a_warning(own_files, worker, drill):
    with drill("files, a clean start") as measured:
        measured["as"] = "root" if os.getuid() == 0 else "an ordinary user"
        clean(worker().log)


def test_a_worker_on_redis_starts_without_a_warning(redis_server, worker, drill):
    with drill("Redis, a clean start") as measured:
        measured["as"] = "root" if os.getuid() == 0 else "an ordinary user"
        clean(worker("-c", "1", redis=redis_server).log)


@pytest.mark.skipif(os.getuid() != 0, reason="already an ordinary user")
def test_a_worker_starts_without_a_warning_as_an_ordinary_user(redis_server, worker, drill):
    if not os.access(sys.executable, os.X_OK) or readable_by_root_only(Path(sys.executable).resolve()):
        pytest.skip("an ordinary user cannot reach this Python")
    with drill("Redis, a clean start") as measured:
        measured["as"] = "an ordinary user"
        clean(worker("-c", "1", redis=redis_server, before=no_longer_root).log)


def readable_by_root_only(path):
    return any(not folder.stat().st_mode & 0o001 for folder in path.parents)


def clean(log):
    """Ready, with its tasks known, and not one complaint."""
    assert {f"  . network.outbox.tasks.{task}" for task in ("perform", "sweep", "tick")} <= set(log.splitlines())
    assert not [
        line for line in log.splitlines() if any(word in line.lower() for word in ("warning", "error", "critical"))
    ]
