"""Starting a set, joining it and leaving it: each network by its own facilitators' consent."""

from datetime import date
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils import timezone

from design_process.network_sets.models import NetworkSet, SetPlace
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Network
from network.outbox.actions import owe
from network.people.models import Person

_SALT = "network-set"


def token_of(network_set_id: int) -> str:
    """The secret of the link by which facilitators of other networks are asked to join."""
    return signing.dumps(network_set_id, salt=_SALT)


def set_of_token(token: str) -> NetworkSet | None:
    """The set that a link asks to join, or None when we did not sign it or the set is gone."""
    try:
        asked: Any = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return NetworkSet.objects.filter(pk=asked).first()


@transaction.atomic
def start_set(network: Network, name: str, *, by: Person) -> SetPlace:
    """Start a set with a network in it. The same name again from the same network is the same set."""
    Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    there = SetPlace.objects.kept().filter(network=network, network_set__name=name).first()
    if there is not None:
        return there
    return join_set(NetworkSet.objects.create(name=name, made_by=by), network, by=by)


@transaction.atomic
def join_set(network_set: NetworkSet, network: Network, *, by: Person) -> SetPlace:
    """Agree that a network's sums go into those of a set. Done again, it changes nothing."""
    place, made = SetPlace.objects.get_or_create(
        network=network, network_set=network_set, left_at=None, defaults={"agreed_by": by}
    )
    if made:
        words = f"agreed that the network is added up in “{network_set.name}”"
        record(Activity.About.NUMBERS, words, network_id=network.pk, by=by, thing=place)
        owe_set(network_set.pk)
    return place


@transaction.atomic
def leave_set(place: SetPlace, *, by: Person) -> None:
    """Take a network out of a set; the set's sums are made again without it."""
    if not SetPlace.objects.kept().filter(pk=place.pk).update(left_at=timezone.now(), left_by=by):
        return
    words = f"took the network out of “{place.network_set.name}”"
    record(Activity.About.NUMBERS, words, network_id=place.network_id, by=by, thing=place)
    owe_set(place.network_set_id)


def owe_set(set_id: int) -> None:
    """Mark every period of a set as out of date."""
    owe("set_whole", f"set_whole:{set_id}", again=True, network_set=set_id)


def owe_partition(set_id: int, period: date) -> None:
    """Mark one period of a set as out of date."""
    iso = period.isoformat()
    owe("set_rollup", f"set_rollup:{set_id}:{iso}", again=True, network_set=set_id, period=iso)


def owe_set_printing(set_id: int, period: date) -> None:
    """Look at a period of a set again: what of it may be printed now?"""
    iso = period.isoformat()
    owe("set_print", f"set_print:{set_id}:{iso}", again=True, network_set=set_id, period=iso)
