"""Drills: numbers and their sums while a worker freezes or dies, two files cross, and the database is killed."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from datetime import date, timedelta

import psycopg2
import pytest
from django.db import connection

from design_process.measures import latest, rollup
from design_process.measures.actions import Entry, record_measurements
from design_process.measures.models import Indicator, Measurement, Rollup
from design_process.number_files.actions import Meaning, Whose, confirm, keep_file, say_what_it_means
from design_process.number_files.models import NumberFile
from design_process.number_files.words import mapping_of
from network.activity.models import Activity
from network.lib.embedded import EmbeddedProblem, Server, database_url, leave
from network.outbox.models import Effect
from network.outbox.performing import do
from tests.services.conftest import database_url as own_url
from tests.services.processes import ROOT, wait_for
from tests.services.test_workers import State, is_in
from tests.threads import in_threads
from tests.world import a_member, an_indicator

pytestmark = pytest.mark.services
MONDAY = date(2026, 10, 5)
WEEKS = [MONDAY - timedelta(days=7 * week) for week in range(20)]


def wrong_rows(network_id: int) -> int:
    """How many rows of the sums differ from those computed from scratch."""
    days = rollup.partitions(network_id)
    return sum(rollup.differences(network_id, day) for day in days) + latest.differences(network_id)


def test_a_worker_freezes_within_a_roll_up(redis_server, worker, beat, cast, starts, drill):
    with drill("5, a worker frozen within a roll-up comes back") as measured:
        worker("-c", "2", redis=redis_server, OUTBOX_LOST_AFTER_S="3", DRILL_FREEZE_ROLLUP="1")
        beat(redis=redis_server)
        indicator = an_indicator(cast.network)
        record_measurements(cast.member, [Entry(indicator.pk, MONDAY, 17, 42)], by=cast.driver)
        wait_for(lambda: starts("rollup"), 10, "the roll-up has begun, and stands still")
        record_measurements(cast.member, [Entry(indicator.pk, MONDAY, 18, 42)], by=cast.driver)
        effect = Effect.objects.get(kind="rollup")
        measured["s to finish"] = wait_for(is_in(effect, State.DONE), 30, "another child has finished it")
        os.kill(starts("rollup")[0], signal.SIGCONT)
        time.sleep(1.5)
        effect.refresh_from_db()
        measured["claims"], measured["wrong rows"] = effect.fence, wrong_rows(cast.network.pk)
        assert measured["wrong rows"] == 0
        assert Rollup.objects.get(member=cast.member).numerator == 18
        assert (effect.state, effect.done) == (State.DONE, effect.wanted)
        assert effect.fence >= 2


def a_confirmed_file(cast, indicator: Indicator, text: str) -> Effect:
    """A file of all members' numbers that somebody has said yes to: what is owed for it."""
    file = keep_file(Whose(cast.network), text.encode(), name="numbers.csv", by=cast.facilitator)
    meaning = Meaning(mapping_of(file.mapping), {indicator.name: str(indicator.pk)}, {})
    say_what_it_means(file, meaning, by=cast.facilitator)
    assert do(Effect.objects.get(key=f"read_numbers:{file.pk}").pk)
    file.refresh_from_db()
    assert (file.state, file.found["rejected"]) == (NumberFile.State.WAITING, 0)
    NumberFile.objects.filter(pk=file.pk).update(by=None)  # so that the next one does not put it aside
    confirm(file, by=cast.facilitator)
    return Effect.objects.get(key=f"import_numbers:{file.pk}")


def a_file(names: list[str], weeks: list[date], numerator: int, indicator: str = "Pupils who explain") -> str:
    lines = [f"{name},{indicator},{week},{numerator},42" for week in weeks for name in names]
    return "\n".join(["district,indicator,week,numerator,denominator", *lines])


@pytest.mark.django_db(transaction=True)
def test_two_files_cross_in_opposite_order(cast, drill):
    with drill("16, two files over the same partitions in opposite order") as measured:
        names = [a_member(cast.network, f"District {n}", on=date(2025, 7, 1)).district.name for n in range(6)]
        indicator = an_indicator(cast.network)
        there = a_file(names, WEEKS, 17)
        back = a_file(names[::-1], WEEKS[::-1], 19)
        files = [a_confirmed_file(cast, indicator, text) for text in (there, back)]
        begun = time.monotonic()
        assert in_threads(lambda n: do(files[n].pk), 2) == [True, True]
        measured["s"] = time.monotonic() - begun
        owed = list(Effect.objects.filter(kind="rollup").order_by("pk").values_list("pk", flat=True))
        in_threads(lambda n: [do(pk) for pk in (owed if n else owed[::-1])], 2, timeout=60)
        for pk in owed:
            do(pk)
        measured["tries"] = [effect.attempts for effect in Effect.objects.filter(kind="import_numbers")]
        current = Measurement.objects.current()
        measured["numbers"], measured["wrong rows"] = current.count(), wrong_rows(cast.network.pk)
        while effect := Effect.objects.filter(state=State.OWED).first():  # printing, and clearing away, follow
            assert do(effect.pk), effect.key
        assert not Effect.objects.filter(state__in=[State.OWED, State.PARKED]).exists()
        assert (current.count(), Measurement.objects.count()) == (120, 240)
        assert current.values("numerator").distinct().count() == 1  # whoever came last, whole
        assert measured["wrong rows"] == 0


def test_a_worker_is_killed_in_the_middle_of_an_import(redis_server, worker, beat, cast, perform_owed, drill):
    with drill("2, kill -9 the worker in the middle of an import") as measured:
        names = [a_member(cast.network, f"District {n}", on=date(2025, 7, 1)).district.name for n in range(6)]
        indicator = an_indicator(cast.network)
        assert do(a_confirmed_file(cast, indicator, a_file(names, WEEKS, 17)).pk)
        perform_owed()
        effect = a_confirmed_file(cast, indicator, a_file(names, [MONDAY + timedelta(days=7), *WEEKS], 19))
        victim = worker("-c", "1", redis=redis_server)
        with held_back(own_url()) as waits:
            wait_for(waits, 30, "the import has written its rows and waits")
            victim.kill()
        current = Measurement.objects.current()
        assert (set(current.values_list("numerator", flat=True)), Measurement.objects.count()) == ({17.0}, 120)
        assert NumberFile.objects.latest("pk").state == NumberFile.State.IMPORTING
        worker("-c", "2", redis=redis_server)
        beat(redis=redis_server)
        measured["s to finish"] = wait_for(is_in(effect, State.DONE), 30, "another worker has brought it in")
        wait_for(lambda: not Effect.objects.filter(kind="rollup").exclude(state=State.DONE).exists(), 30, "the sums")
        effect.refresh_from_db()
        measured["attempts"], measured["wrong rows"] = effect.attempts, wrong_rows(cast.network.pk)
        assert (effect.attempts, measured["wrong rows"]) == (2, 0)
        assert sorted(current.values_list("numerator", flat=True)) == [19.0] * 126
        assert Measurement.objects.count() == 120 + 126
        assert Activity.objects.filter(words__startswith="read numbers.csv").count() == 2


def test_no_query_waits_to_be_compiled(db):
    """PostgreSQL takes most of a second to compile a query that it believes to be dear, as each roll-up is for it."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


# --- a database of the drill's own, that may be killed -------------------------------------------

SEED = """
from datetime import date
from django.core.management import call_command
from tests.world import a_member, a_network, an_indicator
network = a_network("sierra")
for n in range(10):
    a_member(network, f"District {n}", on=date(2025, 7, 1))
an_indicator(network)
call_command("import_numbers", FOLDER + "/first.csv", network="sierra", by="facilitator@sierra.test")
perform()
"""
IMPORT = """
from django.core.management import call_command
call_command("import_numbers", FOLDER + "/second.csv", network="sierra", by="facilitator@sierra.test")
"""
FACTS = """
import json
from design_process.measures.models import Measurement
from design_process.number_files.models import NumberFile
from network.activity.models import Activity
from tests.services.test_numbers import wrong_rows
from network.membership.models import Network
if RESUME: perform()
print(json.dumps({
    "numbers": sorted(Measurement.objects.current().values_list("numerator", flat=True)),
    "rows": Measurement.objects.count(), "state": NumberFile.objects.latest("pk").state,
    "told": Activity.objects.filter(words__startswith="read second.csv").count(),
    "wrong": wrong_rows(Network.objects.get().pk),
}))
"""
BEGIN = """
import django; django.setup()
from network.outbox.models import Effect
from network.outbox.performing import do
def perform():
    while effect := Effect.objects.filter(state="owed").first():
        assert do(effect.pk), Effect.objects.get(pk=effect.pk).reason
"""


@pytest.fixture
def own_server(tmp_path):
    """A database server that may be killed. It need not wait for the disk: the server is lost, not the machine."""
    data = tmp_path / "postgres"
    url = database_url(data, durable=False)
    env = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "network.settings", "DEBUG": "1"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=env, check=True)
    yield Server(data.resolve(), durable=False)
    with suppress(FileNotFoundError):  # what a failed drill left
        leave(data)


@pytest.fixture
def product(own_server, tmp_path):
    """Run a few lines of the product on that server: `product(lines, RESUME=True)` begins them."""
    url = f"{own_server.url}&options=-c%20synchronous_commit%3Don"  # what is committed outlives the server
    env = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "network.settings", "DEBUG": "1",
           "TRELLIS_VAR": str(tmp_path), "REDIS_URL": ""}  # fmt: skip

    def run(lines: str, **names: object) -> subprocess.Popen[str]:
        given = "".join(f"{name} = {value!r}\n" for name, value in {"FOLDER": str(tmp_path), **names}.items())
        command = [sys.executable, "-c", BEGIN + given + lines]
        return subprocess.Popen(command, cwd=ROOT, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    return run


def said(process: subprocess.Popen[str]) -> str:
    out, trouble = process.communicate(timeout=60)
    assert process.returncode == 0, trouble
    return out


WAITING = """
SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
"""


@contextmanager
def held_back(url: str):
    """Keep an import from its end: having written its rows it owes roll-ups, and the first of those is held.

    Gives a way to ask whether somebody waits for it.
    """
    with closing(psycopg2.connect(url)) as mine, closing(psycopg2.connect(url)) as other:
        mine.cursor().execute("SELECT FROM network_effect WHERE kind = 'rollup' ORDER BY key LIMIT 1 FOR UPDATE")
        other.autocommit = True
        cursor = other.cursor()

        def waits() -> bool:
            cursor.execute(WAITING)
            return bool(cursor.fetchone()[0])

        yield waits


def starts_again(server: Server) -> bool:
    """Start a killed server, once the last of its processes is gone too."""
    with suppress(EmbeddedProblem):
        server.start()
        return True
    return False


def test_the_database_is_killed_in_the_middle_of_an_import(own_server, product, tmp_path, drill):
    with drill("15, kill -9 the postmaster in the middle of an import") as measured:
        names = [f"District {n}" for n in range(10)]
        (tmp_path / "first.csv").write_text(a_file(names, WEEKS, 17))
        (tmp_path / "second.csv").write_text(a_file(names, [MONDAY + timedelta(days=7), *WEEKS], 19))
        said(product(SEED))
        with suppress(psycopg2.OperationalError, psycopg2.InterfaceError), held_back(own_server.url) as waits:
            importing = product(IMPORT)
            wait_for(waits, 30, "the import has written its rows and waits")
            os.kill(int((own_server.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
            importing.communicate(timeout=20)
        assert importing.returncode != 0
        measured["s to be back"] = wait_for(lambda: starts_again(own_server), 15, "the server is back")
        facts = json.loads(said(product(FACTS, RESUME=False)))
        assert facts == {"numbers": [17.0] * 200, "rows": 200, "state": "importing", "told": 0, "wrong": 0}
        facts = json.loads(said(product(FACTS, RESUME=True)))
        measured["numbers"], measured["wrong rows"] = len(facts["numbers"]), facts["wrong"]
        assert facts == {"numbers": [19.0] * 210, "rows": 410, "state": "done", "told": 1, "wrong": 0}
