"""What in a text would say where it comes from: names of places and people, and days finer than a school year. Pure."""

import re
from collections.abc import Iterable

# Words that a district's or a school's name shares with many others: without them it still is its name.
_KINDS = re.compile(
    r"\b(union|unified|joint|elementary|high|middle|primary|school|district|academy|charter|county|office|of|education)\b",
    re.IGNORECASE,
)
_MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    "|Dec(?:ember)?"
)
_BEFORE_MAY = r"[Ii]n|[Oo]f|[Bb]y|[Ss]ince|[Uu]ntil|[Ee]arly|[Ll]ate|[Mm]id|\d{1,2}(?:st|nd|rd|th)?"
_DAYS = (
    re.compile(rf"\b(?:{_MONTH})\b"),
    re.compile(rf"\b(?:{_BEFORE_MAY})[ -]May\b|\bMay \d"),
    re.compile(r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b"),
    re.compile(r"\b20\d\d\b(?!-\d\d\b)"),
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? [A-Z][\w’'-]+")


def names_of_places(full: Iterable[str]) -> set[str]:
    """Each name, and what is left of it without the words for its kind: "Gold Ridge Union" and "Gold Ridge"."""
    found = set()
    for name in full:
        short = " ".join(_KINDS.sub(" ", name).split())
        found |= {one for one in (name.strip(), short) if len(one) > 2}
    return found


def identifying(text: str, places: Iterable[str], people: Iterable[str]) -> list[str]:
    """What in `text` names a place, a person or a day, in the order of the text, each once. `people`: full names."""
    found: dict[str, int] = {}
    for place in places:
        _note(found, re.compile(rf"\b{re.escape(place)}\b", re.IGNORECASE), text)
    for person in people:
        _note(found, re.compile(rf"\b{re.escape(person)}\b", re.IGNORECASE), text)
        for part in person.split():  # "Holloway" alone, but not "will" for Will
            if len(part) > 2 and part[0].isupper():
                _note(found, re.compile(rf"\b{re.escape(part)}\b"), text)
    for pattern in (_TITLED, *_DAYS):
        _note(found, pattern, text)
    whole = [one for one in found if not any(one != other and one in other for other in found)]
    return sorted(whole, key=lambda one: found[one])


def _note(found: dict[str, int], pattern: re.Pattern[str], text: str) -> None:
    for match in pattern.finditer(text):
        found.setdefault(match.group(), match.start())
