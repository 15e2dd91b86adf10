"""The deployment file: valid, complete, in order, and every command in it starts."""

import json
import os
import re
import shlex
import subprocess
import sys
import urllib.request
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.services.conftest import database_url
from tests.services.processes import Started, free_port, wait_for

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"] == "trellis"}


def test_it_is_a_compose_file():
    schema = json.loads((ROOT / "tests/data/compose-spec/compose-spec.json").read_text())
    checker = jsonschema.Draft202012Validator(schema)
    assert list(checker.iter_errors(COMPOSE)) == []
    assert list(checker.iter_errors({**COMPOSE, "services": {"web": {"comand": "x"}}}))  # it does look


def test_every_process_is_there_watched_and_starts_in_order():
    assert set(SERVICES) == {"postgres", "redis", "prepare", "web", "worker", "beat"}
    for name, service in SERVICES.items():
        assert ("healthcheck" in service) == (name != "prepare"), name
    assert SERVICES["prepare"]["depends_on"]["postgres"]["condition"] == "service_healthy"
    for name in ("web", "worker", "beat"):
        waits = {other: how["condition"] for other, how in SERVICES[name]["depends_on"].items()}
        assert waits == {"prepare": "service_completed_successfully", "redis": "service_healthy"}


def test_what_must_be_kept_is_on_named_volumes():
    mounted = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])}
    assert mounted == set(COMPOSE["volumes"]) == {"postgres", "redis", "var"}
    assert "noeviction" in SERVICES["redis"]["command"]


def test_nothing_but_the_web_is_reachable_and_only_from_this_machine():
    ports = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert ports == {"web": ["127.0.0.1:${PORT:-8000}:8000"]}


def test_the_image_runs_as_nobody_special_and_copies_all_it_needs():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    assert lines.index("USER trellis") < next(n for n, line in enumerate(lines) if line.startswith("CMD"))
    assert any("--require-hashes" in line for line in lines)
    for line in lines:
        if line.startswith("COPY"):
            assert (ROOT / shlex.split(line)[1]).exists(), line
    shown = (ROOT / ".dockerignore").read_text().split()
    copied = {shlex.split(line)[1] for line in lines if line.startswith("COPY")}
    assert copied == {name[1:] for name in shown if name.startswith("!")}


def test_the_example_names_every_setting_and_no_other():
    code = [*ROOT.glob("network/*.py"), *ROOT.glob("network/running/*.py"), ROOT / "network/sign_in/providers.py"]
    read = re.compile(r"env(?:iron)?(?:\.\w+)?[(\[]\s*\"([A-Z][A-Z_]+)\"")
    used = {name for path in code for name in read.findall(path.read_text())}
    used -= {"DJANGO_SETTINGS_MODULE", "MAKELEVEL"}
    composed = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    example = (ROOT / ".env.example").read_text()
    assert set(re.findall(r"^#?([A-Z][A-Z_]+)=", example, re.MULTILINE)) == used | composed


@pytest.fixture
def in_a_container(transactional_db, tmp_path, redis_server):
    """Start a service's own command here, with the addresses of this machine in place of the containers'."""
    running: list[Started] = []
    port = free_port()
    env = {
        **OURS["web"]["environment"],
        "DATABASE_URL": database_url(),
        "REDIS_URL": redis_server.url,
        "CACHE_URL": redis_server.url,
        "WEB_BIND": f"127.0.0.1:{port}",
        "TRELLIS_VAR": str(tmp_path / "var"),
        "TRELLIS_STATIC": str(tmp_path / "static"),
        "DJANGO_SETTINGS_MODULE": "network.settings",
        "OUTBOX_SWEEP_EVERY_S": "1",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }

    def command(words: list[str]) -> list[str]:
        return [
            word.replace("/tmp/schedule", str(tmp_path / "schedule")).replace(":8000", f":{port}") for word in words
        ]

    class Container:
        address = f"http://127.0.0.1:{port}"

        def start(self, name: str) -> Started:
            running.append(Started(command(SERVICES[name]["command"]), tmp_path / f"{name}.log", env).start())
            return running[-1]

        def run(self, words: list[str]) -> int:
            done = subprocess.run(command(words), cwd=ROOT, env={**os.environ, **env}, check=False)
            return done.returncode

        def healthy(self, name: str) -> bool:
            kind, *words = SERVICES[name]["healthcheck"]["test"]
            assert kind == "CMD"
            return self.run(words) == 0

    yield Container()
    for process in reversed(running):
        process.stop()


@pytest.mark.services
def test_every_command_starts_and_every_health_check_passes(in_a_container):
    assert in_a_container.run(SERVICES["prepare"]["command"]) == 0
    assert in_a_container.run(["python", "manage.py", "prepare", "--only", "static"]) == 0  # as the image does
    assert not in_a_container.healthy("web")
    assert not in_a_container.healthy("worker")
    started = {name: in_a_container.start(name) for name in ("web", "worker", "beat")}
    for name, process in started.items():
        wait_for(lambda name=name: in_a_container.healthy(name), 60, f"{name} is healthy:\n{process.log}")
        assert process.alive()
    with urllib.request.urlopen(f"{in_a_container.address}/readyz") as answer:
        assert json.load(answer)["status"] == "ok"
    with urllib.request.urlopen(f"{in_a_container.address}/accounts/login/") as answer:
        page = answer.read().decode()
    style = re.search(r"/static/trellis\.[0-9a-f]{12}\.css", page).group()
    asked = urllib.request.Request(in_a_container.address + style, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(asked) as answer:
        assert answer.headers["Content-Encoding"] == "br"
        assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.services
def test_redis_takes_its_options(tmp_path):
    port = free_port()
    words = [*SERVICES["redis"]["command"], "--port", str(port), "--bind", "127.0.0.1", "--dir", str(tmp_path)]
    server = Started(words, tmp_path / "redis.log").start()
    try:
        server.wait_for_log("Ready to accept connections")
        kind, *check = SERVICES["redis"]["healthcheck"]["test"]
        assert kind == "CMD"
        assert subprocess.check_output([check[0], "-p", str(port), *check[1:]], text=True).strip() == "PONG"
    finally:
        server.stop()
