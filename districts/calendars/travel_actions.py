"""Changing what is known of drives: minutes somebody knows better, where a site is, how the rest is reckoned."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from districts.calendars.models import TravelSettings, TravelTime
from districts.calendars.planning import travel_settings
from districts.calendars.travel import HUB, site_of
from districts.directory.models import District, Member
from districts.directory.places import Place
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.words import counted
from network.membership.models import Network
from network.outbox.locks import partition_lock

Pair = tuple[str, str]


@dataclass(frozen=True)
class Reckoned:
    """How a network reckons: `factor` times the straight line, at `miles_an_hour`; where facilitators start."""

    factor: Decimal
    miles_an_hour: int
    base_name: str
    base: Place | None


@transaction.atomic
def correct_drives(network: Network, minutes: Mapping[Pair, int | None], *, by: Any, source: str) -> int:
    """Keep minutes that somebody knows better, one way each; None lets a drive be reckoned again.

    Pairs of sites that are not the network's are passed over. Returns how many drives changed.
    """
    with partition_lock("drives", network.pk):
        members = _member_ids(network)
        there = {
            (site_of(row.start_id), site_of(row.end_id)): row for row in TravelTime.objects.filter(network=network)
        }
        changed = 0
        for pair, wanted in minutes.items():
            if pair[0] not in members or pair[1] not in members or pair[0] == pair[1]:
                continue
            row = there.get(pair)
            if (row.minutes if row else None) == wanted:
                continue
            changed += 1
            if wanted is not None:
                said = {"minutes": wanted, "source": source, "by": by}
                ends: dict[str, Any] = {"start_id": members[pair[0]], "end_id": members[pair[1]]}
                TravelTime.objects.update_or_create(network=network, **ends, defaults=said)
            elif row:
                row.delete()
        if changed:
            words = f"corrected {counted(changed, 'drive', 'drives')} between sites"
            record(Activity.About.CALENDAR, words, network_id=network.pk, by=by)
    return changed


@transaction.atomic
def reckon_all_again(network: Network, *, by: Any) -> int:
    """Forget every correction. Returns how many there were."""
    with partition_lock("drives", network.pk):
        gone, _ = TravelTime.objects.filter(network=network).delete()
        if gone:
            words = f"had {counted(gone, 'corrected drive', 'corrected drives')} reckoned again"
            record(Activity.About.CALENDAR, words, network_id=network.pk, by=by)
    return gone


@transaction.atomic
def set_reckoning(network: Network, said: Reckoned, *, by: Any) -> TravelSettings:
    """Keep how a network reckons its drives. Corrections stay."""
    with partition_lock("drives", network.pk):
        settings = travel_settings(network)
        before = _as_said(settings)
        settings.factor, settings.miles_an_hour, settings.base_name = said.factor, said.miles_an_hour, said.base_name
        settings.base_latitude = said.base.latitude if said.base else None
        settings.base_longitude = said.base.longitude if said.base else None
        settings.save()
        if before != said:
            words = f"set drives to {said.factor} times the straight line at {said.miles_an_hour} miles an hour"
            record(Activity.About.CALENDAR, words, network_id=network.pk, by=by)
    return settings


@transaction.atomic
def place_district(member: Member, where: Place, *, by: Any) -> None:
    """Say where a district's office is, when no file did or the file was wrong."""
    rows = District.objects.filter(pk=member.district_id, network=member.network_id)
    changed = rows.exclude(latitude=where.latitude, longitude=where.longitude).update(
        latitude=where.latitude, longitude=where.longitude
    )
    if changed:
        words = f"said where the office of {member.district.name} is"
        record(Activity.About.CALENDAR, words, network_id=member.network_id, by=by, thing=member)


def _as_said(settings: TravelSettings) -> Reckoned:
    where = settings.base_latitude, settings.base_longitude
    base = Place(where[0], where[1]) if where[0] is not None and where[1] is not None else None
    return Reckoned(settings.factor, settings.miles_an_hour, settings.base_name, base)


def _member_ids(network: Network) -> dict[str, int | None]:
    """Every site of a network → its member; the hub's base has none."""
    keys = Member.objects.taking_part().filter(network=network).values_list("pk", flat=True)
    return {HUB: None, **{site_of(pk): pk for pk in keys}}
