"""The commands of the README, as somebody types them: from nothing, with Ctrl-C, again, and thrown away."""

import os
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.folders import own_folder
from tests.services.processes import free_port

ROOT = Path(__file__).resolve().parents[3]
SIGN_INS = ["facilitator@demo.test", "driver@demo.test", "sponsor@demo.test", "member@demo.test", "other@demo.test"]
OURS = {
    "DATABASE_URL",
    "REDIS_URL",
    "CACHE_URL",
    "DJANGO_SETTINGS_MODULE",
    "SITE_URL",
    "DEBUG",
    "MAKELEVEL",
    "MAKEFLAGS",
}

pytestmark = pytest.mark.skipif(
    not (shutil.which("make") and (ROOT / ".venv/.product").exists()), reason="needs make, and the .venv it built"
)


@pytest.fixture(scope="module")
def env() -> Iterator[dict[str, str]]:
    clean = {name: value for name, value in os.environ.items() if name not in OURS and name != "MAKELEVEL"}
    with own_folder() as folder:
        yield {**clean, "TRELLIS_VAR": str(folder / "var"), "PORT": str(free_port())}


def make(what: str, env: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        ["make", what],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def read_until(process: subprocess.Popen[str], words: str) -> str:
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    ended = process.wait()
    process.stdout.close()
    raise AssertionError(f"ended with {ended}:\n{said}")


def everybody_on(var: str) -> list[list[str]]:
    """Every process that works on this folder: by its command, or by its environment."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and (
                process.environ().get("TRELLIS_VAR") == var or any(var in word for word in process.cmdline())
            ):
                found.append(process.cmdline())
        except psutil.Error:
            continue
    return found


def press_ctrl_c(process: subprocess.Popen[str], var: str) -> None:
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=40)[0]
    deadline = time.monotonic() + 5
    while (left := everybody_on(var)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == [], said


def test_make_demo_from_nothing_again_and_reset(env):
    var, address = env["TRELLIS_VAR"], f"http://127.0.0.1:{env['PORT']}"
    first = make("demo", env)
    said = read_until(first, "Ctrl-C ends it")
    assert f"Ready: {address}/" in said
    assert re.findall(r"^  (\S+@demo\.test)", said, re.MULTILINE) == SIGN_INS
    assert "“demo”" in said
    for path in ("/healthz", "/readyz", "/accounts/login/"):
        with urllib.request.urlopen(address + path) as answer:
            assert answer.status == 200
    press_ctrl_c(first, var)

    again = make("demo", env)  # how long it takes: benchmarks/start.py
    said_again = read_until(again, "Ready: ")
    assert "Building the demonstration" in said
    assert said_again.split() == ["Ready:", f"{address}/"]  # nothing is built or migrated a second time
    refused = make("demo-reset", env)
    assert "End it with Ctrl-C first" in refused.communicate(timeout=30)[0]
    assert refused.returncode != 0
    os.kill(again.pid, signal.SIGKILL)  # the make, without a word to what it started
    again.communicate(timeout=60)
    deadline = time.monotonic() + 40
    while everybody_on(var):
        assert time.monotonic() < deadline, everybody_on(var)
        time.sleep(0.2)

    reset = make("demo-reset", env)
    assert "is gone" in reset.communicate(timeout=30)[0]
    assert reset.returncode == 0
    assert [path.name for path in Path(var).iterdir() if not path.name.startswith(".")] == ["running"]
    assert everybody_on(var) == []


def test_make_alone_lists_what_there_is():
    said = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {"setup", "demo", "run", "demo-reset", "test", "check"} <= set(re.findall(r"make ([a-z-]+)", said))


def test_an_old_python_is_told_so(tmp_path):
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text())
    (tmp_path / "requirements.txt").touch()
    done = subprocess.run(["make", "run", f"PYTHON={old}"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stdout
