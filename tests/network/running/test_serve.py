"""One command starts everything, says so, and leaves nothing behind."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from network.lib.embedded import Server
from network.people.models import Person
from network.running.serve import CannotServe, refuse_mixing
from tests.folders import own_folder

ROOT = Path(__file__).resolve().parents[3]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Running:
    """`manage.py serve` in a folder of its own, with the servers that it brings itself."""

    def __init__(self, var: Path, **env: str) -> None:
        ours = ("DATABASE_URL", "REDIS_URL", "CACHE_URL", "DJANGO_SETTINGS_MODULE", "SITE_URL", "DEBUG", "MAKELEVEL")
        clean = {name: value for name, value in os.environ.items() if name not in ours}
        self.var, self.port, self.began = var, free_port(), time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env={**clean, "TRELLIS_VAR": str(var), "PORT": str(self.port), **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = ""

    def until(self, words: str) -> float:
        """Read until `words` are printed. Returns the seconds since the start."""
        for line in self.process.stdout:
            self.said += line
            if words in line:
                return time.monotonic() - self.began
        raise AssertionError(f"ended with {self.process.wait()} before it said {words!r}:\n{self.said}")

    def get(self, path: str, timeout: float = 5) -> http.client.HTTPResponse:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        line.request("GET", path)
        answer = line.getresponse()
        answer.body = answer.read().decode()
        line.close()
        return answer

    def family(self) -> dict[str, psutil.Process]:
        """Every process it started, by what it is."""
        found = {}
        for child in psutil.Process(self.process.pid).children(recursive=True):
            words = " ".join(child.cmdline())
            found.setdefault("worker" if "celery" in words else "web", child)
        return found

    def end(self, number: int = signal.SIGINT) -> int:
        """End it, and see that nothing it started is left. Returns its exit code."""
        everybody = psutil.Process(self.process.pid).children(recursive=True)
        assert everybody
        self.process.send_signal(number)
        self.said += self.process.communicate(timeout=40)[0]
        self.all_gone(everybody)
        return self.process.returncode

    def all_gone(self, everybody: list[psutil.Process]) -> None:
        _, alive = psutil.wait_procs(everybody, timeout=15)
        assert not alive, [process.cmdline() for process in alive]
        deadline = time.monotonic() + 10
        while Server(self.var / "postgres").answers():  # whoever ends last stops it
            assert time.monotonic() < deadline, "PostgreSQL still runs"
            time.sleep(0.1)


@pytest.fixture(scope="module")
def var():
    """One folder for all of them, so that only the first has everything to do."""
    with own_folder() as folder:
        yield folder / "var"


@pytest.fixture
def start(var):
    started: list[Running] = []

    def start(**env: str) -> Running:
        started.append(Running(var, **env))
        return started[-1]

    yield start
    for running in started:
        if running.process.poll() is None:
            running.process.terminate()
            running.process.wait(40)
        running.process.stdout.close()


def test_from_nothing_to_ready_and_back(start):
    first = start()
    first.until("Ctrl-C ends it")
    assert f"Ready: http://127.0.0.1:{first.port}/" in first.said
    code = re.search(r"^  ([2-9A-Z]{4}-[2-9A-Z]{4})$", first.said, re.MULTILINE)
    assert code, first.said
    assert "demo.test" not in first.said
    assert first.get("/healthz").status == 200
    assert first.get("/readyz").status == 200, first.get("/readyz").body
    assert first.get("/accounts/login/").status == 302, "with nobody here, every page leads to the first visit"
    page = first.get("/welcome/")
    assert page.status == 200
    assert 'name="code"' in page.body
    assert 'name="password"' in page.body
    assert set(first.family()) == {"web", "worker"}
    assert first.end(signal.SIGTERM) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")
def test_when_it_is_killed_without_a_word_its_processes_end_too(start):
    running = start()
    running.until("Ctrl-C ends it")
    everybody = psutil.Process(running.process.pid).children(recursive=True)
    running.process.kill()
    running.process.wait()
    running.all_gone(everybody)


def test_a_taken_port_is_said_plainly(start):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        running = start(PORT=str(port))
        said = running.process.communicate(timeout=30)[0]
    assert running.process.returncode == 1
    assert f"Port {port} cannot be used" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("port", ["eighty", "99999"])
def test_a_port_that_is_none_is_said_plainly(start, port):
    running = start(PORT=port)
    said = running.process.communicate(timeout=30)[0]
    assert running.process.returncode == 1
    assert "port" in said.lower()
    assert "Traceback" not in said


def test_a_hub_never_runs_on_the_demonstration_nor_the_demonstration_on_a_hub(db, settings):
    settings.EMBEDDED = None  # the owner's own database
    settings.DEMO = False
    refuse_mixing()
    Person.objects.create_user("somebody@hub.test", name="Somebody")
    refuse_mixing()
    settings.DEMO = True
    with pytest.raises(CannotServe, match="real people"):
        refuse_mixing()
    Person.objects.create_user("driver@demo.test", "demo", name="Driver")
    refuse_mixing()
    settings.DEMO = False
    with pytest.raises(CannotServe, match="everybody knows"):
        refuse_mixing()


def test_a_second_one_is_refused_an_outage_is_said_and_when_one_process_dies_all_end(start):
    running = start()
    running.until("Ctrl-C ends it")
    second = start()
    said = second.process.communicate(timeout=30)[0]
    assert second.process.returncode == 1
    assert f"runs already on {running.var} (process {running.process.pid})" in said
    says_that_the_database_is_away(running)

    everybody = psutil.Process(running.process.pid).children(recursive=True)
    running.family()["worker"].kill()
    said = running.process.communicate(timeout=40)[0]
    assert running.process.returncode == 1
    assert "The worker process ended by itself (signal SIGKILL)" in said
    running.all_gone(everybody)


def says_that_the_database_is_away(running: Running) -> None:
    server = Server(running.var / "postgres")
    server.stop()
    began = time.monotonic()
    health, page = running.get("/healthz"), running.get("/accounts/password/reset/key/x-y/")
    assert time.monotonic() - began < 2
    assert health.status == 503
    assert health.body == '{"status": "unavailable", "checks": {"database": "away (OperationalError)"}}'
    assert running.get("/readyz").status == 503
    assert (page.status, page.headers["Retry-After"]) == (503, "30"), page.body
    assert "not saved" in page.body
    log = (running.var / "log" / "web.log").read_text()
    assert "database away: Service Unavailable: /accounts/password/reset/key/x-[hidden]" in log
    assert "Traceback" not in log
    server.start()
    assert running.get("/healthz").status == 200

    (postmaster,) = (
        process
        for process in psutil.process_iter(["cmdline"])
        if str(server.data) in (process.info["cmdline"] or []) and process.name() == "postgres"
    )
    postmaster.suspend()  # it accepts, and answers nothing
    try:
        began = time.monotonic()
        assert running.get("/healthz").status == 503
        assert running.get("/readyz").status == 503
        assert time.monotonic() - began < 4
    finally:
        postmaster.resume()
