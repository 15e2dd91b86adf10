"""Scheduled work for many networks: what is wrong with one costs the others nothing."""

import pytest
from django.db import OperationalError, transaction

from design_process.digests import jobs as digests
from network.membership.models import Network
from network.outbox.apart import each_apart
from network.outbox.models import Slot


def test_after_one_that_fails_the_others_have_their_turn_and_its_own_rows_are_undone(db, caplog):
    def work(row):
        Slot.objects.create(job="noted", slot=row)
        if row == "two":
            raise ZeroDivisionError

    with transaction.atomic():
        each_apart("noting", ["one", "two", "three"], work)
    assert set(Slot.objects.values_list("slot", flat=True)) == {"one", "three"}
    assert "scheduled job noting failed for two" in caplog.text


def test_a_database_that_is_away_is_no_fault_of_a_row(db):
    def work(row):
        raise OperationalError

    with pytest.raises(OperationalError):
        each_apart("noting", ["one"], work)


def test_a_network_that_cannot_be_read_does_not_silence_the_others(cast, monkeypatch):
    asked = []

    def whose_turn(network, now):
        asked.append(network.pk)
        raise ZeroDivisionError

    monkeypatch.setattr(digests, "whose_turn", whose_turn)
    digests.owe_digests()
    assert sorted(asked) == sorted(Network.objects.values_list("pk", flat=True))
    assert len(asked) > 1
