"""Drills: a broker that dies, forgets, freezes or repeats itself. The rows are the truth."""

import socket
import subprocess
import sys
import time

import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.db import transaction

from network.outbox.actions import owe
from network.outbox.models import Effect, Heartbeat
from network.outbox.tasks import perform
from tests.services.conftest import database_url
from tests.services.processes import free_port, wait_for
from tests.services.test_workers import State, is_in, promise

pytestmark = pytest.mark.services


def all_done():
    return not Effect.objects.exclude(state=State.DONE).exists()


@pytest.fixture
def signed_in(transactional_db, cast, client):
    """A browser somebody has signed in with."""
    client.force_login(cast.driver)
    return client


@pytest.fixture
def busy_worker(redis_server, worker, beat, starts, tmp_path):
    """A clock, and a worker whose only child is at work until the file that this names is there."""
    worker("-c", "1", redis=redis_server)
    beat(redis=redis_server)
    promise("drill_held", "held")
    wait_for(lambda: starts("held"), 10, "the only child is busy")
    return tmp_path / "held.let-go"


def test_redis_is_killed_and_comes_back_empty(signed_in, busy_worker, redis_server, scratch, drill):
    with drill("6, kill -9 Redis, back empty") as measured:
        with transaction.atomic():
            for number in range(20):
                owe("drill_quick", f"quick-{number}", name=f"quick-{number}")
        measured["queued"] = redis_server.queued()
        assert measured["queued"] >= 10  # most are lost with it; what the worker has taken for later, two to seven, too
        redis_server.kill()
        begun = time.monotonic()
        promise("drill_quick", "while it was away")
        measured["s a page paid"] = time.monotonic() - begun
        time.sleep(2)
        redis_server.start()
        back = time.monotonic()
        assert redis_server.queued() == 0
        busy_worker.touch()
        wait_for(all_done, 60, "the sweep has sent everything again")
        measured["s to drain"] = time.monotonic() - back
        times = [len(scratch(effect.key)) for effect in Effect.objects.filter(kind__startswith="drill")]
        measured["lost"], measured["done twice"] = times.count(0), sum(count > 1 for count in times)
        assert times == [1] * 22
        assert Session.objects.filter(pk=signed_in.session.session_key).exists()
        measured["signed in still"] = signed_in.get("/").status_code != 302
        assert measured["signed in still"]


def test_a_message_comes_three_times_and_an_old_one_after_a_new_one(redis_server, worker, scratch, starts, drill):
    with drill("9, one message three times, old after new") as measured:
        with transaction.atomic():
            owe("drill_quick", "twice wanted", name="twice wanted", what="old")
            owe("drill_quick", "twice wanted", name="twice wanted", what="new", again=True)
        effect = Effect.objects.get()
        line = redis_server.line
        for _ in range(3):
            perform.apply_async((effect.pk,), task_id="the-same-message", connection=line)
        assert redis_server.queued() >= 4
        worker("-c", "2", redis=redis_server)
        wait_for(is_in(effect, State.DONE), 20, "it is done")
        promise("drill_quick", "twice wanted", what="newest", again=True)
        wait_for(lambda: len(scratch("twice wanted")) == 2, 20, "it is done again")
        for _ in range(3):
            perform.apply_async((effect.pk,), task_id="the-same-message", connection=line)
        wait_for(lambda: redis_server.queued() == 0, 10, "the late messages are read")
        time.sleep(1)
        measured["effects"] = [what for what, _ in scratch("twice wanted")]
        assert measured["effects"] == ["new", "newest"]
        effect.refresh_from_db()
        assert (effect.wanted, effect.done, effect.state) == (3, 3, State.DONE)


def test_two_clocks(redis_server, worker, beat, scratch, drill):
    with drill("11, two beats") as measured:
        worker("-c", "2", redis=redis_server)
        clocks = [beat(redis=redis_server) for _ in range(2)]
        time.sleep(9)
        ticks = [clock.log.count("Sending due task tick") for clock in clocks]
        turns = [what for what, _ in scratch("turn")]
        measured["ticks"], measured["turns"], measured["runs a turn"] = (
            sum(ticks),
            len(set(turns)),
            f"{len(turns) / len(set(turns)):.2f}",
        )
        assert min(ticks) >= 5
        assert len(turns) >= 4
        assert measured["runs a turn"] == "1.00"
        assert int(turns[-1]) - int(turns[0]) == 2 * (len(turns) - 1)  # none left out


def test_the_heartbeat_comes_the_whole_way(redis_server, worker, beat, drill):
    with drill("heartbeat") as measured:
        first = worker("-c", "1", redis=redis_server)
        beat(redis=redis_server)
        measured["s to the first"] = wait_for(Heartbeat.objects.filter(name="worker").exists, 15, "a heartbeat")
        first.kill()
        last = Heartbeat.objects.get().at
        time.sleep(3)
        assert Heartbeat.objects.get().at == last  # the clock alone does not write it


WAKE_THRICE = """
import django, time; django.setup()
from network.outbox import waking
times = []
for effect in range(3):
    begun = time.monotonic(); sent = waking.wake(effect); times.append((time.monotonic() - begun, sent))
    waking.broker.away_until = 0.0
print(times)
"""


@pytest.mark.parametrize("trouble", ["refused", "frozen", "black hole"])
def test_a_page_waits_for_a_broker_that_is_away_no_longer_than_a_second(trouble, redis_server, drill):
    port, held = redis_server.port, []
    if trouble == "refused":
        port = free_port()
    elif trouble == "black hole":  # packets vanish: a listener that accepts nobody, and whose queue is full
        port = free_port()
        listener = socket.socket()
        listener.bind(("127.0.0.1", port))
        listener.listen(0)
        held = [listener, *(socket.socket() for _ in range(4))]
        for filler in held[1:]:
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
    with drill(f"7, publishing to a broker that is away ({trouble})") as measured:
        if trouble == "frozen":
            redis_server.freeze()
        try:
            told = subprocess.run(
                [sys.executable, "-c", WAKE_THRICE],
                env={
                    "DJANGO_SETTINGS_MODULE": "network.settings",
                    "DATABASE_URL": database_url(),
                    "REDIS_URL": f"redis://127.0.0.1:{port}/0",
                    "TRELLIS_VAR": str(django_settings.VAR_DIR),
                    "DEBUG": "1",
                    "LOG_LEVEL": "ERROR",
                },
                cwd=django_settings.BASE_DIR,
                capture_output=True,
                text=True,
                timeout=40,
                check=True,
            ).stdout
        finally:
            if trouble == "frozen":
                redis_server.thaw()
            for end in held:
                end.close()
        times = eval(told)
        measured["s for three tries"] = [round(seconds, 2) for seconds, _ in times]
        assert not any(sent for _, sent in times)
        assert max(seconds for seconds, _ in times) < 1.5  # one second, and a slow machine


def test_a_broker_that_is_full(redis_server, worker, beat, scratch, drill):
    import redis

    with drill("8, Redis is full") as measured, redis.Redis(port=redis_server.port) as client:
        worker("-c", "1", redis=redis_server)
        beat(redis=redis_server)
        client.config_set("maxmemory-policy", "noeviction")
        client.set("ballast", b"x" * 5_000_000)
        client.config_set("maxmemory", "5mb")
        begun = time.monotonic()
        with transaction.atomic():
            for number in range(20):
                owe("drill_quick", f"quick-{number}", name=f"quick-{number}")
        measured["s a page paid"] = time.monotonic() - begun
        assert measured["s a page paid"] < 2
        time.sleep(3)
        measured["waiting, none dropped"] = Effect.objects.owed().count()
        assert measured["waiting, none dropped"] == 20
        client.config_set("maxmemory", "0")
        client.delete("ballast")
        measured["s to drain"] = wait_for(all_done, 60, "the sweep has sent everything")
        assert [len(scratch(f"quick-{number}")) for number in range(20)] == [1] * 20
