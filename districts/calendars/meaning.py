"""What an entry of a school calendar means for a meeting, by its words. Pure.

School calendars are written for families: "No school", "Fall recess", "Teacher work day (no students)". The first rule
that fits decides; a person corrects what it gets wrong before anything is stored.
"""

import re

CLOSED, TESTING, EVENT, FIRST_DAY, LAST_DAY = "closed", "testing", "event", "first_day", "last_day"

_SAYS_SO = (
    r"\bno (school|students?|pupils?|classes|class|instruction)\b(?! (lunch|meals?|bus|buses|uniforms?|board))"
    r"|\b(schools?|campus|district|offices?) (is |are |will be )?closed\b|\bclosed\b"
    r"|\b(student|pupil)s?[- ]free\b|\bnon[- ](student|school|instructional|attendance)\b|\bdistrict holiday\b"
)
_SCHOOL = r"(of|for) (\d{4}(-\d+)? )?(the )?(school|class|student|instruction|attendance)"
_FIRST = rf"\bfirst (student )?day {_SCHOOL}"
_FIRST_TOO = r"^(school|classes) (begins?|starts?)\b(?!.*\b(at|late)\b)"
_LAST = rf"\blast (student )?day {_SCHOOL}"
_LAST_TOO = r"^(school|classes) ends?$"
_AS_USUAL = (
    r"\b(resumes?|returns?|back)\b|\breopens?\b|\b(minimum|shortened|modified|half)[- ]days?\b"
    r"|\bearly (release|dismissal|out)\b|\b(late|delayed) (start|arrival)\b"
    r"|\b(concert|party|fair|dance|parade|camp|program|sale|luncheon|assembly|game)\b"
    r"|\b(before|after|prior to)\b.*\b(break|recess|holidays?)\b|\bpromotion\b|\bgraduation\b|\bconferences?\b"
)
_TESTING = (
    r"\b(testing|tests?|exams?|examinations?|assessments?|finals)\b|\bfinals? week\b"
    r"|\b(caaspp|sbac|elpac|nwea|staar|psat|naep|dibels|i-?ready)\b|\b(sat|act) (school )?day\b"
)
_CLOSED = (
    r"\b(holidays?|recess|vacation|break|intersession)\b"
    r"|\b(work|service|planning|preparation|prep|development|learning|training|buy-?back|records?) ?days?\b"
    r"|\bin-?service\b|\b(staff|professional) (development|learning)\b|\bday off\b|\bsnow day\b"
    r"|\b(veterans|labor|memorial|presidents|columbus|lincoln|washington|cesar chavez|admissions?|good friday)\b"
    r"|\bindigenous peoples?\b|\bmartin luther king\b|\bmlk\b|\bthanksgiving\b|\bchristmas\b|\bnew years?\b"
    r"|\bjuneteenth\b|\bindependence day\b|\bfourth of july\b|\bjuly 4(th)?\b|\byom kippur\b|\brosh hashanah?\b"
    r"|\blunar new year\b|\beid\b|\bdiwali\b|\beaster monday\b"
)
_RULES = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (_FIRST, FIRST_DAY),
        (_FIRST_TOO, FIRST_DAY),
        (_LAST, LAST_DAY),
        (_LAST_TOO, LAST_DAY),
        (_SAYS_SO, CLOSED),
        (_AS_USUAL, EVENT),
        (_TESTING, TESTING),
        (_CLOSED, CLOSED),
    )
)
_SHUTS_BY_THE_HOUR = re.compile(_SAYS_SO)
WHOLE_DAY_HOURS = 5  # what is shorter shuts no school, unless it says so


def meaning_of(label: str, *, hours: float | None = None) -> str:
    """ "closed", "testing", "event" (school as usual), "first_day" or "last_day". `hours`: its length, if timed."""
    words = plain(label)
    kind = next((kind for pattern, kind in _RULES if pattern.search(words)), EVENT)
    if kind == CLOSED and hours is not None and hours < WHOLE_DAY_HOURS and not _SHUTS_BY_THE_HOUR.search(words):
        return EVENT
    return kind


def plain(label: str) -> str:
    """Lower case, with neither apostrophes nor accents on the way: "Presidents’ Day" → "presidents day"."""
    words = label.casefold().replace("é", "e").replace("á", "a").replace("–", "-").replace("—", "-")
    return " ".join(re.sub(r"[’'`´.]", "", words).split())
