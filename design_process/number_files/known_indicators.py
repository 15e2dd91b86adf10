"""The state's published indicators, described once, so that nobody has to type them. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from network.lib.csvfile import column_key


@dataclass(frozen=True)
class Ready:
    """How an indicator is made when a file brings one that the network does not have."""

    name: str
    definition: str
    numerator_label: str
    denominator_label: str
    signs: str = ""  # a pattern: what its name looks like in files
    unit: str = "share"
    direction: str = "up"


_POINTS = "Points above or below the standard, averaged over pupils."
READY: tuple[Ready, ...] = (
    Ready("Chronic absence", "Pupils absent for 10 % or more of the days they were enrolled, as the state counts them.",
          "pupils chronically absent", "pupils enrolled", r"chronic_?abs", direction="down"),
    Ready("Suspension", "Pupils suspended at least once in the year, as the state counts them.",
          "pupils suspended", "pupils enrolled", r"suspen", direction="down"),
    Ready("Graduation in four years", "Pupils who graduated within four years, of those who began grade 9 with them.",
          "pupils who graduated", "pupils of the cohort", r"graduat"),
    Ready("Dropout in four years", "Pupils who left within four years, of those who began grade 9 with them.",
          "pupils who left", "pupils of the cohort", r"drop_?out", direction="down"),
    Ready("A–G completion", "Graduates who completed the courses that the state’s universities ask for.",
          "graduates with the courses", "graduates", r"a_g|uc_csu"),
    Ready("Going to college", "Graduates who enrolled in a college within twelve months.",
          "graduates in college", "graduates", r"college_going"),
    Ready("Prepared for college or a career", "Pupils whom the state counts as prepared.",
          "pupils prepared", "pupils of the cohort", r"college_career|prepared"),
    Ready("English language arts, distance from standard", _POINTS,
          "points, all pupils together", "pupils tested", r"ela|english_language_arts", "mean"),
    Ready("Mathematics, distance from standard", _POINTS,
          "points, all pupils together", "pupils tested", r"math", "mean"),
)  # fmt: skip


def ready_for(*words: str) -> Ready | None:
    """The description that fits the first of these words that any fits."""
    for word in words:
        key = column_key(word)
        for ready in READY:
            if _is_sign(ready.signs, key):
                return ready
    return None


def _is_sign(signs: str, key: str) -> bool:
    """Is one of the signs in a key? A short one (`ela`) counts as a word of its own only."""
    return any(re.search(rf"(^|_){sign}(_|$)" if len(sign) <= 4 else sign, key) for sign in signs.split("|"))


def name_of(word: str) -> str:
    """A file's name for a number, as people would write it: `chronic_absence_rate` → "Chronic absence rate"."""
    said = " ".join(word.replace("_", " ").split())
    return (said[:1].upper() + said[1:])[:120]


def same_name(word: str, names: Iterable[tuple[int, str]]) -> int:
    """The id of the indicator with this very name (however it is spelled), or of the ready description's; else 0."""
    known = {column_key(name): pk for pk, name in names}
    ready = ready_for(word)
    return known.get(column_key(word)) or (known.get(column_key(ready.name), 0) if ready else 0)
