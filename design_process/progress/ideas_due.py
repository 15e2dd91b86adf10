"""What a round of ideas wants of the reader: to write one, to score, to open it. Told to each for themselves."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.ideas.choosing.models import Score, Scoring
from design_process.ideas.models import Credit, IdeaRound
from network.lib.words import day_words, late_by

SHOWN = 3


def with_rounds(members: Any, *, person: Any) -> Any:
    """Members with the rounds in which a person has not written or scored (`rounds_asked`): no query of its own."""
    wrote = Exists(Credit.objects.filter(idea__round=OuterRef("pk"), person=person))
    open_scoring = Scoring.objects.open().filter(round=OuterRef("pk"))
    unscored = open_scoring.exclude(Exists(Score.objects.filter(scoring=OuterRef("pk"), by=person)))
    rows = IdeaRound.objects.filter(member=OuterRef("pk")).annotate(to_score=Subquery(unscored.values("pk")[:1]))
    rows = rows.filter(Q(opened_at=None) & ~wrote | Q(to_score__isnull=False)).order_by("-started_at", "-pk")
    told = JSONObject(round="pk", question="question", ends_on="ends_on", scoring="to_score")
    return members.annotate(rounds_asked=ArraySubquery(rows.values(json=told)[:SHOWN]))


def rounds_asked(member: Any, today: date) -> list[tuple[str, str, str, str, str, str]]:
    """What `with_rounds` has found, as the six parts of a line of the home."""
    return [_line(row, today) for row in getattr(member, "rounds_asked", ())]


def _line(row: dict[str, Any], today: date) -> tuple[str, str, str, str, str, str]:
    question = f"How might we {row['question']}?"
    if row["scoring"]:
        url = reverse("choosing:score", args=[row["scoring"]])
        return (
            "Score your team’s ideas",
            f"{question} Nobody sees what you give.",
            url,
            "Score them",
            "due",
            "this week",
        )
    url = reverse("ideas:write", args=[row["round"]])
    when = _when(date.fromisoformat(row["ends_on"]), today) if row["ends_on"] else "this week"
    why = f"{question} Nobody is told which one is yours."
    return "A round of ideas is open: write one", why, url, "Write one", "due", when


def _when(ends_on: date, today: date) -> str:
    return late_by(ends_on, today) if ends_on < today else f"until {day_words(ends_on)}"
