"""How long `make demo` takes: from nothing, and again when all is there.

    .venv/bin/python -m benchmarks.start

Uses a folder and a port of its own, ends what it starts, and prints seconds until “Ready” and from Ctrl-C to the end.
"""

import os
import signal
import subprocess
import tempfile
import time

from tests.services.processes import free_port

STARTS = ("from nothing", "again", "once more")
WANTED = "wanted: under 10 s again, with the data kept"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="trellis-start-") as folder:
        os.chmod(folder, 0o755)
        env = {**os.environ, "TRELLIS_VAR": f"{folder}/var", "PORT": str(free_port())}
        first = 0.0
        for name in STARTS:
            ready, end = start_and_end(env)
            first = first or ready
            print(f"{name:<13} ready after {ready:5.1f} s ({ready / first:.2f} × the first), ended after {end:4.1f} s")
    print(WANTED)


def start_and_end(env: dict[str, str]) -> tuple[float, float]:
    """Seconds until it says that it is ready, and from Ctrl-C until its last process is gone."""
    began = time.perf_counter()
    process = subprocess.Popen(
        ["make", "demo"], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("Ready: "):
            break
    else:
        raise SystemExit("it did not start:\n" + "".join(lines))
    ready = time.perf_counter() - began
    began = time.perf_counter()
    os.killpg(process.pid, signal.SIGINT)
    process.communicate()
    return ready, time.perf_counter() - began


if __name__ == "__main__":
    main()
