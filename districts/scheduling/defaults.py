"""What a year's plan starts from before anybody has set anything: a facilitator presses Plan and gets a year."""

from datetime import date, timedelta

from districts.scheduling.models import PlanYear
from network.membership.models import Network


def first_and_last_day(school_year: str) -> tuple[date, date]:
    """The days a school year is planned over: the Monday after 14 August, the Friday before 8 June."""
    begins = int(school_year[:4])
    first, last = date(begins, 8, 15), date(begins + 1, 6, 7)
    return first + timedelta(days=-first.weekday() % 7), last - timedelta(days=(last.weekday() - 4) % 7)


def planned_year(network: Network) -> PlanYear:
    """The network's present school year as it is planned: what was set, or the defaults, not stored."""
    known: PlanYear | None = (
        PlanYear.objects.filter(network=network, school_year=network.school_year)
        .select_related("network", "current", "published")
        .first()
    )
    if known is not None:
        return known
    first, last = first_and_last_day(network.school_year)
    return PlanYear(network=network, school_year=network.school_year, starts_on=first, ends_on=last)
