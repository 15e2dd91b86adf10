"""The health pages: public, quick, without a session, and right about what is wrong."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from network.outbox.models import Effect, Heartbeat
from network.running import health

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def well(settings, tmp_path):
    """Everything as it should be."""
    settings.VAR_DIR, settings.REDIS_URL = tmp_path, ""
    (tmp_path / "broker").mkdir()
    Heartbeat.objects.create(name="worker")


def readiness() -> tuple[int, dict[str, str]]:
    answer = Client().get("/readyz")
    return answer.status_code, answer.json()["checks"]


def test_all_is_well(well, django_assert_num_queries):
    with django_assert_num_queries(0):  # on the page's own connection: no session, no person
        alive, ready = Client().get("/healthz"), Client().get("/readyz")
    assert (alive.status_code, alive.json()) == (200, {"status": "ok", "checks": {"database": "ok"}})
    assert ready.status_code == 200, ready.json()
    assert set(ready.json()["checks"].values()) == {"ok"}
    assert alive["Cache-Control"] == "no-store"


def test_a_probe_may_call_us_by_any_name_and_without_https(well, settings):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["hub.example.org"], True
    assert Client().get("/healthz", headers={"host": "10.0.0.7"}).status_code == 200


def test_an_effect_that_waits_too_long(well, settings):
    late = timezone.now() - timedelta(seconds=settings.OUTBOX_STALE_AFTER_S + 60)
    Effect.objects.create(key="a", kind="a", due_at=late, state=Effect.State.PARKED)
    Effect.objects.create(key="b", kind="b", due_at=late, state=Effect.State.DONE, done=1)
    assert readiness()[0] == 200
    Effect.objects.create(key="c", kind="c", due_at=late)
    status, checks = readiness()
    assert status == 503
    assert checks["outbox"].startswith("the oldest effect owed waits 36")


def test_a_worker_that_was_not_heard_of(well, settings):
    Heartbeat.objects.update(at=timezone.now() - timedelta(seconds=settings.HEARTBEAT_STALE_AFTER_S + 5))
    status, checks = readiness()
    assert status == 503
    assert checks["worker"].startswith("last sign of life 18")
    Heartbeat.objects.all().delete()
    assert readiness()[1]["worker"] == "no sign of life yet"


def test_a_broker_that_is_away_without_saying_where_it_should_be(well, settings):
    settings.REDIS_URL = "redis://:hush@127.0.0.1:1/0"
    answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["broker"] == "away (ConnectionError)"
    assert "hush" not in answer.text
    assert "127.0.0.1" not in answer.text


def test_a_check_that_hangs_is_asked_once_and_costs_its_callers_the_deadline(monkeypatch):
    import threading

    monkeypatch.setattr(health, "DEADLINE_S", 0.05)
    release, asked = threading.Event(), []

    def hang() -> str:
        asked.append(1)
        release.wait(5)
        return health.OK

    probe = health.Probe(hang)
    assert [probe.ask() for _ in range(3)] == ["no answer in time"] * 3
    assert len(asked) == 1
    release.set()
    probe._thread.join()
    assert probe.ask() == health.OK
    assert len(asked) == 2
