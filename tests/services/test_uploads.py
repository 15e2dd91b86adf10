"""Drill: an upload of 200 MB, sent over a line to a real web process."""

import re
import socket
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings

from tests.services.processes import free_port, wait_for

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
MEGABYTE = 1_000_000
LINE = b"Gold Ridge Union,2026-10-05,Pupils who explain,all,17,42\n"
HEADER = b"district,week,indicator,group,counted,out of\n"
TAIL = b"\r\n--edge--\r\n"


@pytest.fixture
def web(start):
    """The web process as it is run, with one worker: its port, and the number of the worker's process."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", "python:network.web_config", "network.wsgi"]
    server = start("web", command, WEB_BIND=f"127.0.0.1:{port}", WEB_WORKERS="1", REDIS_URL="")
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
    wait_for(lambda: children.read_text().strip(), 30, lambda: f"a worker of\n{server.log[-2000:]}")
    return port, int(children.read_text().split()[0])


class Visitor:
    """Somebody who is signed in, and sends files to one address."""

    def __init__(self, port: int, session: str, address: str) -> None:
        self.port, self.address, self.cookies = port, address, f"sessionid={session}"
        page = self.asked(f"GET {address} HTTP/1.1", b"")
        self.token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]  # type: ignore[index]
        self.cookies += "; " + re.search(r"csrftoken=\w+", page)[0]  # type: ignore[index]

    def sends(self, megabytes: int) -> tuple[str, int]:
        """What comes back, and how many megabytes of the file went out before it did."""
        fields = f'--edge\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{self.token}\r\n'
        fields += '--edge\r\nContent-Disposition: form-data; name="file"; filename="n.csv"\r\n\r\n'
        head, piece = fields.encode() + HEADER, (LINE * (MEGABYTE // len(LINE) + 1))[:MEGABYTE]
        return self._over_a_line(
            f"POST {self.address} HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=edge",
            [head, *[piece] * megabytes, TAIL],
        )

    def asked(self, begin: str, body: bytes) -> str:
        return self._over_a_line(begin, [body])[0]

    def _over_a_line(self, begin: str, parts: list[bytes]) -> tuple[str, int]:
        length = sum(map(len, parts))
        head = f"{begin}\r\nHost: 127.0.0.1\r\nCookie: {self.cookies}\r\nContent-Length: {length}\r\n"
        sent = 0
        with socket.create_connection(("127.0.0.1", self.port), 30) as line:
            line.sendall(f"{head}Connection: close\r\n\r\n".encode())
            with suppress(ConnectionError):
                for part in parts:
                    line.sendall(part)
                    sent += len(part)
            said = b""
            with suppress(ConnectionError):
                while piece := line.recv(65536):
                    said += piece
        return said.decode(), sent // MEGABYTE


def megabytes_of(pid: int, what: str) -> float:
    return int(re.search(rf"{what}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())[1]) / 1024  # type: ignore[index]


def test_a_file_of_200_megabytes(web, cast, client, drill):
    port, worker = web
    client.force_login(cast.facilitator)
    with drill("29, an upload of 200 MB") as measured:
        somebody = Visitor(port, client.cookies["sessionid"].value, f"/networks/{cast.network.slug}/numbers/files/")
        answers, grown = {}, {}
        somebody.sends(1)  # what the first file loads is there already
        for megabytes in (2, 30, 200):
            Path(f"/proc/{worker}/clear_refs").write_text("5")  # its peak begins anew
            before = megabytes_of(worker, "VmRSS")
            answers[megabytes], sent = somebody.sends(megabytes)
            grown[megabytes] = megabytes_of(worker, "VmHWM") - before
            measured[f"MB more for {megabytes} MB"] = grown[megabytes]
        measured["MB that went out of 200"] = sent
        assert answers[2].startswith("HTTP/1.1 302 ")  # a file like others: kept, and asked about
        assert answers[30].startswith("HTTP/1.1 422 ")
        assert "The file is 29 MB; the limit is 25 MB" in answers[30]
        assert answers[200].startswith("HTTP/1.1 413 ")
        assert "It is 190 MB; the limit is 25 MB" in answers[200]
        assert sent < 20  # what lay between us: the process did not read it
        assert grown[200] <= 1.5 * grown[2]
        assert grown[30] <= 1.5 * grown[2]
        assert somebody.asked("GET /healthz HTTP/1.1", b"").startswith("HTTP/1.1 200 ")
        assert megabytes_of(worker, "VmRSS") > 0  # the same process, alive
        assert settings.BODY_LIMIT_BYTES < 200 * MEGABYTE
