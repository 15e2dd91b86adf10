"""A vote on a team's questions that somebody has not given, on Due now of each for themselves."""

from typing import Any

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.evidence.insights.models import Vote, Voting
from network.due.items import Item
from network.due.registry import Asked, Kind, Row, each, put_on_due_now
from network.lib.kept import Given
from network.lib.words import number_word

ENOUGH = 2  # questions: one alone is no choice


def _rows() -> Any:
    voted = Vote.objects.filter(voting=OuterRef("pk"), by=Given("person"))
    rows = Voting.objects.open().filter(~Exists(voted), member=Given("member")).annotate(count=Count("questions"))
    return rows.filter(count__gte=ENOUGH).order_by("number").values(json=JSONObject(count="count"))


def _item(asked: Asked, row: Row) -> Item:
    stand = f"{number_word(row['count']).capitalize()} questions stand."
    why = f"{stand} You have one vote, and see the others’ once it is given."
    url = reverse("insights:questions", args=[asked.member.pk])
    return Item("Vote on your team’s questions", why, url, "Vote")


put_on_due_now(Kind("question_votes", each(_item), _rows))
