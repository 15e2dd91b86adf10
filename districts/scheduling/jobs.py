"""Every night at three, by the clock of each network: propose check-ins for gaps that have none."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

from districts.scheduling.gaps import fill_gaps
from districts.scheduling.models import PlanYear
from network.outbox.actions import owe
from network.outbox.apart import each_apart
from network.outbox.handlers import Job, handles, schedule
from network.outbox.turns import every

AT = time(3)


def owe_gaps() -> None:
    """Owe the night's work of every network whose year is out and whose clock has passed three. Once a day.

    While dates still go out, a gap may only seem to be one: its turn comes a quarter of an hour later.
    """
    now = timezone.now()
    years = PlanYear.objects.wholly_published().select_related("network").order_by("pk")
    each_apart("fill-gaps", years, lambda year: _owe_if_night(year, now))


def _owe_if_night(year: PlanYear, now: datetime) -> None:
    local = now.astimezone(ZoneInfo(year.network.time_zone))
    if local.time() >= AT and year.school_year == year.network.school_year and local.date() <= year.ends_on:
        owe("fill_gaps", f"fill-gaps:{year.pk}:{local.date()}", network_id=year.network_id, year=year.pk)


@handles("fill_gaps", long=True)
def fill(year: int) -> None:
    """Propose check-ins for one network."""
    found = PlanYear.objects.wholly_published().select_related("network").filter(pk=year).first()
    if found is not None:
        fill_gaps(found, now=timezone.now())


schedule(Job("fill-gaps", slot=every(15), run=owe_gaps))
