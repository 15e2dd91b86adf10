"""What a plan went round because nobody has said it yet, in words, with the page where it can be said."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from districts.scheduling.building import ASSUMED_MINUTES, Assumed, build_problem
from districts.scheduling.models import PlanYear
from network.lib.words import listed, number_word


@dataclass(frozen=True)
class Note:
    words: str
    url: str
    link: str


def notes_of(year: PlanYear, *, now: datetime) -> tuple[Note, ...]:
    """A note for each thing that is missing. None of them keeps the year from being planned."""
    slug = year.network.slug
    found = build_problem(year, now=now).assumed
    said = {each.about: each for each in found}
    notes = []
    if calendars := said.get("calendars"):
        words = f"{_who(calendars)} no school calendar yet. We go by the days most others are closed."
        notes.append(Note(words, reverse("calendars:year", args=[slug]), "See the calendars"))
    if distances := said.get("distances"):
        words = f"{_who(distances)} no place on the map. We count {ASSUMED_MINUTES} minutes for each drive."
        notes.append(Note(words, reverse("calendars:distances", args=[slug]), "Set the distances"))
    if "base" in said and year.checkin_mode == "in_person":
        words = f"Nobody has said where facilitators start. We count {ASSUMED_MINUTES} minutes for each drive."
        notes.append(Note(words, reverse("calendars:distances", args=[slug]), "Say where"))
    if teams := said.get("teams"):
        words = f"{_who(teams)} no team yet. We count one person who comes, and no substitute."
        notes.append(Note(words, reverse("scheduling:settings", args=[slug]), "Say how many"))
    return tuple(notes)


def _who(missing: Assumed) -> str:
    """ "Camino Flat has", "Camino Flat and Gold Ridge have", "Twelve members have"."""
    if len(missing.names) > 3:
        return f"{number_word(len(missing.names)).capitalize()} members have"
    return f"{listed(missing.names)} {'has' if len(missing.names) == 1 else 'have'}"
