"""What every test finds: the cast, and effects that are performed when a test says so."""

import gc
from contextlib import ExitStack
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import HealthCheck, settings

from network.lib.deep_calls import with_room
from tests import left_out, rows
from tests.laid_out import laid_out_once
from tests.world import Cast, cast_at_work

# A busy machine is slow at random; that is no fault of what is tested. Speed is measured in benchmarks/.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")


# What takes longest, a file each for one process: begun first, so that nobody waits for the last of them at the end.
LONG = (
    "browser/test_every_page.py",
    "test_demo.py",
    "network/running/test_serve.py",
    "network/running/test_make.py",
    "test_access.py",
    "test_leaks.py",
    "test_hostile_text.py",
    "districts/planner/",
    "design_process/measures/publication/",
    "browser/",
)


def pytest_collection_modifyitems(config, items):
    left_out.leave_out(config, items)
    items.sort(key=_turn)


def _turn(item) -> int:
    """The place of a test's file among the long ones; all others after them, as they were."""
    name = item.path.relative_to(Path(__file__).parent).as_posix()
    return next((turn for turn, start in enumerate(LONG) if name.startswith(start)), len(LONG))


def pytest_collection_finish():
    """What is loaded by now stays; looking through it again and again for rubbish costs a tenth of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@with_room
def pytest_runtest_protocol(item, nextitem):
    """As pytest does it, but with room: what tests call is deep."""
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    runtestprotocol(item, nextitem=nextitem)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def pytest_terminal_summary(terminalreporter):
    reports = [report for found in terminalreporter.stats.values() for report in found if hasattr(report, "when")]
    for report in reports:  # from this process, or from those that ran side by side
        for kind, line in report.user_properties if report.when == "call" else ():
            if kind == "drill":
                terminalreporter.write_line(line)
    for line in left_out.summary():
        terminalreporter.write_line(line, yellow=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """From here until there is a test database no other process makes one."""
    with ExitStack() as turn, django_db_blocker.unblock():
        turn.enter_context(laid_out_once())
        yield turn


@pytest.fixture(scope="session")
def django_db_setup(django_db_modify_db_settings, django_db_setup, django_db_blocker):
    """Tables are emptied in bulk; what still holds the database when the run is over (a browser's last request, a
    worker that was killed) is ended."""
    from django.db import connection
    from django.test import TransactionTestCase

    with django_db_blocker.unblock():
        django_db_modify_db_settings.close()
        if rows.in_bulk():
            TransactionTestCase._fixture_teardown = lambda case: rows.empty_tables()
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def cast(request, db) -> Cast:
    """Two networks with somebody in every role; for tests marked `at_work`, with their cards."""
    return rows.laid(cast_at_work if request.node.get_closest_marker("at_work") else Cast)


@pytest.fixture
def planted(db) -> Cast:
    """The cast at work, and a team's work that is not released, with a word in it that stands nowhere else."""
    from tests.planted import planted_cast

    return rows.laid(planted_cast)


@pytest.fixture(autouse=True)
def _no_tries_counted():
    """Rate limits begin anew with each test."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def _no_broker(request, monkeypatch):
    """Tests without a real worker send nothing to a broker: `perform_owed` does what is owed."""
    if not request.node.get_closest_marker("services") and not request.node.get_closest_marker("browser"):
        monkeypatch.setattr("network.outbox.waking.send", lambda effect_id: None)


@pytest.fixture
def perform_owed():
    """Do every owed effect in this process, as a worker would, until none is left but those of the kinds `leaving`."""
    from network.outbox.models import Effect
    from network.outbox.performing import do

    def perform(leaving: tuple[str, ...] = ()) -> int:
        done = 0
        while effect := Effect.objects.filter(state=Effect.State.OWED).exclude(kind__in=leaving).first():
            assert do(effect.pk), Effect.objects.get(pk=effect.pk).reason
            done += 1
        return done

    return perform
