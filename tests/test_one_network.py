"""Every row of a network names it, and the database refuses one that points into another."""

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from design_process.measures.models import Measurement
from districts.barriers.actions import Raised, raise_barrier
from districts.barriers.models import Barrier
from districts.directory.models import Seat
from network.lib.one_network import belongs_to_a_network, name_of, references
from tests.rules import PRODUCT
from tests.world import an_indicator

# What belongs to no network: accounts, the machine's own notes, and what networks share. (An effect names one, unless
# it is the site's.)
OF_NO_NETWORK = {
    "network.Person", "network.Network", "network.Slot", "network.Heartbeat",
    # Several networks, each by its own consent.
    "design_process.NetworkSet", "design_process.SetRollup", "design_process.SetPrinting",
}  # fmt: skip


def ours():
    for label in PRODUCT:
        for model in apps.get_app_config(label).get_models():
            if not model._meta.proxy and not hasattr(model, "pgh_id"):
                yield model


def test_every_row_of_a_network_names_it():
    silent = {model._meta.label for model in ours() if not belongs_to_a_network(model)}
    assert silent == OF_NO_NETWORK
    unsaid = {model._meta.label for model in ours() if _network(model) is not None and _network(model).null}
    assert unsaid == {"network.Effect"}


def _network(model):
    return next((field for field in model._meta.concrete_fields if field.name == "network"), None)


def unguarded() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'f' AND convalidated")
        known = {name for (name,) in cursor.fetchall()}
    every = {(model._meta.db_table, column) for model in ours() for column, _ in references(model)}
    return {".".join(one) for one in every if name_of(*one) not in known}


def test_every_reference_within_a_network_is_guarded(db):
    """A new model or foreign key needs the guard in its migration: `guard` of network/lib/one_network.py, once more."""
    assert unguarded() == set()
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE districts_seat DROP CONSTRAINT {name_of('districts_seat', 'member_id')}")
    assert unguarded() == {"districts_seat.member_id"}


@transaction.atomic
def at_once(write) -> None:
    """Write, and look at what would wait for the end of the transaction."""
    write()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_row_cannot_be_made_that_points_into_another_network(cast):
    mixed = Barrier(network=cast.other_network, member=cast.member, what="A wall")
    with pytest.raises(IntegrityError, match="onenet"):
        at_once(mixed.save)


def test_a_row_cannot_be_moved_to_point_into_another_network(cast):
    rows = Barrier.objects.filter(pk=raise_barrier(cast.member, Raised("A wall"), by=cast.driver).pk)
    with pytest.raises(IntegrityError, match="onenet"):
        at_once(lambda: rows.update(member=cast.other_member))
    with pytest.raises(IntegrityError, match="onenet"):
        at_once(lambda: Seat.objects.filter(member=cast.member).update(network=cast.other_network))
    at_once(lambda: rows.update(member=cast.neighbour))


def test_a_measurement_cannot_point_at_nothing_though_only_guards_of_two_columns_hold_it(cast):
    """Its plain foreign keys are left to the guards: a reference to what is not there is refused."""
    indicator = an_indicator(cast.network)
    about = {"period": date(2026, 10, 5), "numerator": 9, "denominator": 10}
    right = {"network": cast.network, "member": cast.member, "indicator": indicator}
    at_once(lambda: Measurement.objects.create(**right, **about))
    for wrong in (
        {"network": cast.other_network},
        {"network_id": 0},
        {"member_id": 0},
        {"member": cast.other_member},
        {"indicator_id": 0},
        {"school_id": 0},
        {"supersedes_id": 0},
    ):
        with pytest.raises(IntegrityError, match="onenet"):
            at_once(lambda wrong=wrong: Measurement.objects.create(**{**right, "group": "foster", **wrong}, **about))
