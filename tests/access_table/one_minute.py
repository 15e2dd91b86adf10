"""The one-minute log: the one question of a cycle, signed in or by the personal link of a letter."""

from datetime import timedelta

from django.utils import timezone

from design_process.one_minute.asking import put
from design_process.one_minute.links import link_path
from design_process.one_minute.question import RUN, Question
from tests.access_table.row import WHO, Row
from tests.access_table.work import TEAM, each_step

ANSWER = {"about": "run", "client_key": "6f6d8a4e-0000-4000-8000-000000000001", "choice": "no", "words": "Snow day."}


def the_link(cast):
    """A question put to the driver yesterday."""
    now = timezone.now()
    question = Question(RUN, "Did you run it this week? What happened?", "It runs.")
    ask = put(question, cast.work.cycle, cast.driver, today=timezone.localdate(), now=now - timedelta(days=1))
    return {"token": link_path(ask).rstrip("/").rsplit("/", 1)[1]}


ROWS = [
    *each_step("one_minute:minute", "cycles", TEAM),
    *each_step("one_minute:minute", "cycles", TEAM, post={}),
    Row("one_minute:answer_by_link", dict.fromkeys(WHO, 200), kwargs=the_link),
    Row("one_minute:answer_by_link", dict.fromkeys(WHO, 422), kwargs=the_link, post={"choice": "often"}),
    Row("one_minute:answer_by_link", dict.fromkeys(WHO, 302), kwargs=the_link, post=ANSWER),
]
