"""Messages as files: whole or not at all, and to one reader."""

from itertools import chain
from queue import Empty

import pytest
from kombu import Connection, Exchange, Queue

from tests.threads import in_threads

TRANSPORT = "network.lib.filebroker:Transport"


@pytest.fixture
def line(tmp_path):
    """A connection to a broker in a folder of this test's own, and a queue to declare on it."""
    for name in ("queue", "taken"):
        (tmp_path / name).mkdir()
    options = {
        "data_folder_in": str(tmp_path / "queue"),
        "data_folder_out": str(tmp_path / "queue"),
        "processed_folder": str(tmp_path / "taken"),
    }

    def connect():
        connection = Connection("filesystem://localhost//", transport=TRANSPORT, transport_options=options)
        return connection, connection.SimpleQueue(Queue("effects", Exchange("effects"), routing_key="effects"))

    return connect


def test_messages_arrive_in_the_order_they_were_sent(line, tmp_path):
    (sender, out), (reader, into) = line(), line()
    with sender, reader:
        for number in range(5):
            out.put({"effect": number})
        messages = [into.get(timeout=2) for _ in range(5)]
        for message in messages:
            message.ack()
    assert [message.payload["effect"] for message in messages] == list(range(5))
    assert [*tmp_path.glob("*/*")] == []


def test_half_a_message_is_dropped_and_the_next_is_read(line, tmp_path):
    (tmp_path / "queue" / "1_half.effects.msg").write_text('{"body": "W1s')
    (tmp_path / "queue" / "2_begun.effects.new").write_text("")
    (sender, out), (reader, into) = line(), line()
    with sender, reader:
        out.put({"effect": 7})
        assert into.get(timeout=2).payload == {"effect": 7}
        with pytest.raises(Empty):
            into.get(timeout=0.1)


def test_of_many_readers_one_gets_each_message(line):
    sender, out = line()
    with sender:
        for number in range(60):
            out.put({"effect": number})

    def read(_):
        got = []
        connection, into = line()
        with connection:
            while len(got) < 60:
                try:
                    message = into.get(timeout=0.3)
                except Empty:
                    break
                message.ack()
                got.append(message.payload["effect"])
        return got

    assert sorted(chain.from_iterable(in_threads(read, 4))) == list(range(60))
