"""The embedded server: made once, shared by processes, stopped with the last of them, wherever the folder is."""

import signal
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest

from network.lib import embedded
from tests.folders import own_folder


@pytest.fixture
def folder():
    with own_folder() as folder:
        yield folder


USES_IT = """
import sys
from pathlib import Path
from network.lib.embedded import database_url
print(database_url(Path(sys.argv[1]), durable=False), flush=True)
sys.stdin.read()
"""


def user_of(data: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", USES_IT, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    if not process.stdout.readline().startswith("postgres://"):
        process.communicate()
        raise AssertionError("the server did not start")
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.communicate("", timeout=30)


def connect(server: embedded.Server):
    return psycopg2.connect(host=str(server.sockets), user="postgres", dbname="postgres")


def test_it_stops_with_the_last_process_that_uses_it_and_keeps_the_data(folder):
    server = embedded.Server(folder / "data")
    first, second = user_of(server.data), user_of(server.data)
    with connect(server) as line, line.cursor() as cursor:
        cursor.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    line.close()
    end(first)
    assert server.answers()
    end(second)
    assert not server.answers()
    third = user_of(server.data)
    with connect(server) as line, line.cursor() as cursor:
        cursor.execute("SELECT answer FROM kept")
        assert cursor.fetchone() == (42,)
    line.close()
    end(third)
    assert not server.answers()


def test_a_killed_process_does_not_keep_it_running_for_ever(folder):
    server = embedded.Server(folder / "data")
    killed, other = user_of(server.data), user_of(server.data)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    end(other)
    assert not server.answers()


def test_a_folder_too_deep_for_a_socket_or_with_odd_letters_works(folder):
    data = folder / "a folder, with 'quotes' & ümlauts" / ("deep" * 20) / "data"
    server = embedded.Server(data)
    process = user_of(data)
    assert server.sockets != data
    assert server.answers()
    assert server.sockets.stat().st_mode & 0o077 == 0
    end(process)
    assert not server.answers()


def test_why_it_cannot_start_is_said(folder):
    (folder / "data").mkdir(mode=0o700)
    (folder / "data" / "PG_VERSION").write_text("9\n")
    with pytest.raises(embedded.EmbeddedProblem, match="pg_ctl failed"):
        embedded.database_url(folder / "data")
    embedded.leave(folder / "data")


def test_a_running_server_is_not_deleted_under_its_users(folder):
    process = user_of(folder / "data")
    with pytest.raises(embedded.EmbeddedProblem, match="still runs"):
        embedded.remove(folder / "data")
    end(process)
    embedded.remove(folder / "data")
    assert not (folder / "data").exists()
