"""Federal and state holidays of one school year, to start a calendar from. Pure."""

import holidays

from districts.calendars.meaning import CLOSED
from districts.calendars.school_file import Found
from districts.calendars.spans import Span

# States and territories in the order of their names, as the post writes them.
STATES = {
    "AL": "Alabama", "AK": "Alaska", "AS": "American Samoa", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida",
    "GA": "Georgia", "GU": "Guam", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa",
    "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska",
    "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York",
    "NC": "North Carolina", "ND": "North Dakota", "MP": "Northern Mariana Islands", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "PR": "Puerto Rico", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "VI": "U.S. Virgin Islands", "UT": "Utah",
    "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip


def holidays_in(state: str, year: Span) -> tuple[Found, ...]:
    """Federal and state holidays on weekdays of a school year, in order. KeyError for a state we do not know."""
    STATES[state]
    first, last = year
    known = holidays.country_holidays(
        "US", subdiv=state, years=range(first.year, last.year + 1), categories=("public", "government")
    )
    days = sorted((day, name) for day, name in known.items() if first <= day <= last and day.weekday() < 5)
    return tuple(Found(_short(name), CLOSED, ((day, day),)) for day, name in days)


def _short(names: str) -> str:
    """One name of a day that has several."""
    return names.split(";", maxsplit=1)[0].strip()[:120]
