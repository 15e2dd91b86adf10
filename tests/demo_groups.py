"""What the network of the demonstration counts by student group: districts of 11 to 6,649 pupils, of whom some are few.

The shares are those that the state publishes for a rural county; the districts and their pupils are invented.
"""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from design_process.measures.actions import Entry, add_indicator, record_measurements
from design_process.measures.models import Indicator
from design_process.measures.periods import next_start, previous_start
from design_process.measures.publication.actions import print_together
from design_process.measures.publication.timing import decided_by
from districts.directory.groups import ALL, RACE, others_key
from network.lib.dates import period_start
from tests.demo_days import has_school
from tests.demo_story import PLACES, Place
from tests.demo_year import perform_owed

MISSING = {
    "name": "Pupils who miss a tenth of the days",
    "definition": "Pupils enrolled on the last day of the month who missed a tenth or more of its school days, for "
    "whatever reason.",
    "numerator_label": "pupils who missed a tenth of the days",
    "denominator_label": "pupils enrolled",
    "direction": "down",
    "frequency": "month",
    "baseline": 14.0,
    "target": 8.0,
    "inclusion": "Everybody enrolled on the last day of the month",
    "collected_by": "The school office",
    "collected_how": "The monthly attendance report",
    "source": "The attendance list of the student system",
    "is_new_data": False,
    "minutes": 10,
}
RARE = {"Alder Union High": 4, "Bellwood Union": 3, "Redbank Union": 3}  # Pacific Islander pupils: ten in all
OTHERS = {"two_or_more": 0.58, "asian": 0.29, "black": 0.09, "american_indian": 0.04}  # of who is left
TINY = {  # pupils of districts whose profile hides its shares: the office counts them all the same
    "Quartz Diggings": {"hispanic": 3, "white": 12, "two_or_more": 2, "low_income": 11},
    "Silver Spring": {"hispanic": 1, "white": 9, "two_or_more": 1, "low_income": 7},
}
SHARES = {  # percent of a group's pupils
    "hispanic": 17.8, "white": 10.1, "two_or_more": 11.9, "asian": 5.3, "black": 12.6, "american_indian": 21.3,
    "pacific_islander": 22.2, "low_income": 19.0, "english_learner": 19.1,
}  # fmt: skip
BEYOND = ("low_income", "english_learner")  # groups that overlap with the others
OF_PLACES = (104, 96, 88, 131, 112, 92, 119, 140, 108, 100, 84, 100, 125)  # percent of these shares, in each district
OF_MONTHS = (1.06, 0.97, 0.9, 0.85)  # times the share, month by month
MONTHS = len(OF_MONTHS)
LATE = "Harrow Bend Union"
CORRECTED = "Redbank Union"
TWICE = 31  # pupils that its office had counted twice


def count_by_group(county: Any) -> None:
    """Who misses many days, by student group: every district each month, but one that is late with the last."""
    months = months_decided(county.today)
    about = Indicator(network=county.network, starts_on=months[0], groups=list(SHARES), **MISSING)
    indicator = add_indicator(about, by=county.facilitator)
    for place in county.places:
        sent = months[:-1] if place.name == LATE else months
        told = [one for n, month in enumerate(sent) for one in _entries(indicator, place, month, n)]
        record_measurements(county.members[place.name], told, by=county.people[place.driver])
    perform_owed()  # so that the months are printed
    print_together(indicator, months[-2], others_key(RACE.key), by=county.facilitator, now=timezone.now())
    _correct(county, indicator, months[-3])


def months_decided(today: date) -> list[date]:
    """The last months with school of which everything is decided, oldest first."""
    month, found = period_start("month", today), list[date]()
    while len(found) < MONTHS:
        month = previous_start("month", month)
        if decided_by("month", month) <= today and _is_school_month(month):
            found.append(month)
    return found[::-1]


def _is_school_month(month: date) -> bool:
    """Is there school in most of its weeks?"""
    days = (next_start("month", month) - month).days
    mondays = [day for n in range(days) if (day := month + timedelta(days=n)).weekday() == 0]
    return sum(map(has_school, mondays)) > 2


def pupils_of(place: Place) -> dict[str, int]:
    """How many pupils of each group a district has. Those of one race are everybody together."""
    if place.name in TINY:
        return TINY[place.name]
    known = {group: pupils for group, pupils in place.groups.items() if pupils}
    known["pacific_islander"] = RARE.get(place.name, 0)
    left = place.pupils - sum(known.get(group, 0) for group in ("hispanic", "white", "pacific_islander"))
    known |= {group: int(left * part) for group, part in OTHERS.items()}
    known["two_or_more"] += left - sum(known[group] for group in OTHERS)
    return known


def _entries(indicator: Indicator, place: Place, month: date, number: int) -> list[Entry]:
    at = PLACES.index(place)
    wave = OF_PLACES[at] / 100 * (1 + ((at * 7 + number * 5) % 9 - 4) / 40)  # up and down a little, month by month
    found, whole = [], 0
    for group, pupils in pupils_of(place).items():
        if pupils:
            missing = min(pupils, round(pupils * SHARES[group] / 100 * OF_MONTHS[number] * wave))
            whole += 0 if group in BEYOND else missing
            found.append(Entry(indicator.pk, month, missing, pupils, group=group))
    return [Entry(indicator.pk, month, whole, place.pupils, group=ALL), *found]


def _correct(county: Any, indicator: Indicator, month: date) -> None:
    """A month that was printed is corrected by so many pupils that it is printed again."""
    place = next(place for place in county.places if place.name == CORRECTED)
    told = _entries(indicator, place, month, MONTHS - 3)
    note = "One school was in the report twice."
    fewer = [
        Entry(one.indicator_id, month, (one.numerator or 0) - TWICE, one.denominator, group=one.group, note=note)
        for one in told
        if one.group in (ALL, "white")
    ]
    record_measurements(county.members[CORRECTED], fewer, by=county.people[place.driver])
