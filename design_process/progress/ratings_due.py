"""What the rating of problems of practice wants of the reader."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.urls import reverse

from design_process.problems.rating.models import ProblemScoring

WHY = "Everybody of the districts rates them, blind. Nobody sees what you give."


def with_ratings(members: Any, *, person: Any) -> Any:
    """Members with the open rating of their network in which a person has scored nothing (`ratings_asked`): no query
    of its own.
    """
    rows = ProblemScoring.objects.open().filter(network=OuterRef("network")).unscored_by(person)
    return members.annotate(ratings_asked=ArraySubquery(rows.values("pk")))


def ratings_asked(member: Any) -> list[tuple[str, str, str, str, str, str]]:
    """What `with_ratings` has found, as the six parts of a line of the home."""
    return [
        ("Rate the problems of practice", WHY, reverse("rating:give", args=[key]), "Rate them", "due", "this week")
        for key in getattr(member, "ratings_asked", ())
    ]
