"""Saying how much time a seat has."""

from django.db import transaction

from districts.directory.models import Seat, SeatTime
from districts.directory.seat_time import time_words
from network.activity.actions import record
from network.activity.models import Activity
from network.people.models import Person


@transaction.atomic
def say_time(seat: Seat, minutes: int, per: str, *, by: Person) -> SeatTime:
    """Keep how much time a seat has, in minutes a week or a month. Said again as it stands, nothing changes."""
    Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)  # one after the other, so that a repeat is seen
    now: SeatTime | None = seat.times.first()
    if now is not None and (now.minutes, now.per) == (minutes, per):
        return now
    said: SeatTime = SeatTime.objects.create(network_id=seat.network_id, seat=seat, minutes=minutes, per=per, by=by)
    words = f"noted the time of {seat.grant.person} for the team of {seat.member.district.name}: "
    record(
        Activity.About.MEMBERS, words + time_words(minutes, per), network_id=seat.network_id, by=by, thing=seat.member
    )
    return said
