"""The last day of a round: one letter to each who was asked and has not answered, two days before it, and no other."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from design_process.data_walks.models import DataWalk
from design_process.ideas.actions import open_round
from design_process.ideas.choosing.actions import give_scores, reveal, start_scoring
from design_process.ideas.choosing.criteria import SHIPPED
from design_process.problems.rating.models import ProblemScoring
from districts.directory.actions import change_state
from districts.directory.models import Member
from districts.reminders.due import due_now
from districts.reminders.jobs import owe_reminders
from districts.reminders.moments import is_last_call
from network.outbox.handlers import scheduled
from network.outbox.models import Effect
from network.outbox.performing import do
from network.outbox.tasks import give_turn
from network.telling.actions import Wish, choose
from network.telling.hours import Reader
from network.telling.models import Told
from tests.threads import in_threads
from tests.world import Cast
from tests.world_calendars import a_span
from tests.world_ideas import a_round, an_idea, an_open_round
from tests.world_meetings import a_meeting, local
from tests.world_ratings import a_rating, rate
from tests.world_walks import a_walk, noticed

PACIFIC = ZoneInfo("America/Los_Angeles")
STARTED = datetime(2026, 9, 28, 10, tzinfo=PACIFIC)  # a Monday
FRIDAY = date(2026, 10, 9)  # the last day; two days before is Wednesday
ASKED = ["driver@sierra.test", "teacher@sierra.test"]
EVERYBODY = ["driver@camino.test", *ASKED]


def started(make):
    with time_machine.travel(STARTED, tick=False):
        return make()


def a_writing(cast):
    return started(lambda: a_round(cast.member, by=cast.driver, ends_on=FRIDAY))


def a_scoring(cast):
    def make():
        asked = an_open_round(cast.member, (cast.driver, "One"), (cast.team_member, "Two"), by=cast.driver)
        return start_scoring(asked, SHIPPED, by=cast.driver, ends_on=FRIDAY)

    return started(make)


def a_rated(cast):
    found = started(lambda: a_rating(cast.network, by=cast.facilitator))
    ProblemScoring.objects.filter(pk=found.pk).update(ends_on=FRIDAY)
    return found


def a_walked(cast):
    found = started(lambda: a_walk(cast.network, by=cast.facilitator))
    DataWalk.objects.filter(pk=found.pk).update(ends_on=FRIDAY)
    return found


def answer(cast, thing):
    """The driver answers, whatever it is."""
    if isinstance(thing, ProblemScoring):
        rate(thing, [(cast.driver, cast.member)], 4)
    elif isinstance(thing, DataWalk):
        noticed(thing, "Fewer on Fridays.", by=cast.driver, member=cast.member)
    elif hasattr(thing, "question"):
        an_idea(thing, by=cast.driver)
    else:
        idea = thing.round.ideas.first()
        give_scores(thing, {(idea.pk, thing.criteria.first().pk): 4}, by=cast.driver)


ROUNDS = [
    (a_writing, ASKED, "Until Fri 9 Oct: Write an idea", "/write/"),
    (a_scoring, ASKED, "Until Fri 9 Oct: Score your team’s ideas", "/give/"),
    (a_rated, EVERYBODY, "Until Fri 9 Oct: Rate the problems of practice", "/give/"),
    (a_walked, EVERYBODY, "Until Fri 9 Oct: Look at the data and write a line", "/data-walks/"),
]


@pytest.mark.parametrize(
    ("make", "page", "words"),
    [(a_scoring, "choosing:scores", "Score until Fri 9 Oct."), (a_rated, "rating:scores", "Rate until Fri 9 Oct.")],
)
def test_whoever_asked_reads_the_last_day_while_scores_come_in(cast, client, make, page, words):
    thing = make(cast)
    client.force_login(cast.facilitator)
    assert words in client.get(reverse(page, args=[thing.pk])).content.decode()


@pytest.mark.parametrize(("make", "asked", "subject", "path"), ROUNDS)
def test_whoever_has_not_answered_gets_one_letter_two_days_before(cast, at, make, asked, subject, path):
    make(cast)
    assert at(2026, 10, 6, 9) == []
    assert at(2026, 10, 7, 8, 50) == [], "the hour of letters has not come"
    assert at(2026, 10, 7, 9) == [(to, subject) for to in asked]
    body = mail.outbox[0].body
    assert path in body
    assert "You get this letter because you are asked in this round in Sierra Rural Network." in body
    assert "/go/letters/" in body
    assert at(2026, 10, 7, 9, 10) == []
    assert at(2026, 10, 8, 9) == []
    assert at(2026, 10, 9, 9) == []


@pytest.mark.parametrize("make", [row[0] for row in ROUNDS])
def test_who_has_answered_gets_none(cast, at, make):
    thing = make(cast)
    with time_machine.travel(datetime(2026, 10, 1, 9, tzinfo=PACIFIC), tick=False):
        answer(cast, thing)
    assert cast.driver.email not in [to for to, _ in at(2026, 10, 7, 9)]


def test_who_answers_after_the_letter_was_owed_and_before_it_goes_gets_none(cast, perform_owed):
    asked = a_writing(cast)
    mail.outbox.clear()
    with time_machine.travel(datetime(2026, 10, 7, 9, tzinfo=PACIFIC), tick=False):
        owe_reminders()
        an_idea(asked, by=cast.driver)
        perform_owed()
    assert [letter.to[0] for letter in mail.outbox] == [cast.team_member.email]


def test_a_round_that_is_over_asks_nobody(cast, at):
    asked, scoring = a_writing(cast), a_scoring(cast)
    with time_machine.travel(datetime(2026, 10, 2, 9, tzinfo=PACIFIC), tick=False):
        open_round(asked, by=cast.driver)
        for person in (cast.driver, cast.team_member, cast.facilitator):
            idea, criterion = scoring.round.ideas.first(), scoring.criteria.first()
            give_scores(scoring, {(idea.pk, criterion.pk): 3}, by=person)
        reveal(scoring, by=cast.driver)
    assert at(2026, 10, 7, 9) == []


def test_nobody_of_a_paused_member_is_asked(cast, at):
    a_walked(cast)
    change_state(cast.member, Member.State.PAUSED, by=cast.facilitator, on=date(2026, 10, 1), reason="Leave")
    assert [to for to, _ in at(2026, 10, 7, 9)] == [cast.neighbour_driver.email]


def test_who_wants_no_reminders_gets_none_and_a_closed_day_gives_way_to_the_one_before(cast, at):
    a_walked(cast)
    choose(cast.team_member.pk, cast.network.pk, Wish(reminders=False))
    a_span(cast.member, date(2026, 10, 7))
    assert [to for to, _ in at(2026, 10, 6, 9)] == [cast.driver.email]
    assert [to for to, _ in at(2026, 10, 7, 9)] == [cast.neighbour_driver.email]


def test_several_rounds_are_one_letter_with_what_else_is_due(cast, at):
    a_writing(cast)
    a_walked(cast)
    with time_machine.travel(STARTED, tick=False):
        a_meeting(cast.network, starts_at=local(2026, 10, 8), people=[cast.driver])
    found = dict(at(2026, 10, 7, 9))
    assert found[cast.driver.email] == "Tomorrow, 9:00: Network meeting, and 2 more things"
    body = next(letter.body for letter in mail.outbox if letter.to == [cast.driver.email])
    assert "Write an idea, until Fri 9 Oct" in body
    assert "Look at the data and write a line, until Fri 9 Oct" in body
    assert "because you are invited to this meeting and are asked in these rounds in" in body


def test_a_round_without_a_last_day_or_begun_too_late_reminds_nobody(cast, at):
    started(lambda: a_round(cast.member, by=cast.driver))
    with time_machine.travel(datetime(2026, 10, 6, 20, tzinfo=PACIFIC), tick=False):
        a_round(cast.member, "start on time", by=cast.driver, ends_on=FRIDAY)
    assert at(2026, 10, 7, 9) == []


def test_nobody_of_another_network_hears_of_it(cast, at):
    a_walked(cast)
    with time_machine.travel(datetime(2026, 10, 7, 9, tzinfo=PACIFIC), tick=False):
        assert due_now(cast.other_network, datetime(2026, 10, 7, 9, tzinfo=PACIFIC)) == []
    assert cast.other_driver.email not in [to for to, _ in at(2026, 10, 7, 9)]


def test_the_letter_of_a_day_that_was_missed_goes_while_it_still_helps():
    reader, asked = Reader("America/Los_Angeles"), datetime(2026, 9, 28, 10, tzinfo=PACIFIC)

    def due(*when: int) -> bool:
        return is_last_call(FRIDAY, asked, reader, datetime(*when, tzinfo=PACIFIC))

    assert [due(2026, 10, day, 9) for day in (6, 7, 8, 9, 10)] == [False, True, True, True, False]


def test_the_job_twice_and_two_beats_send_one_letter_each(cast, perform_owed):
    a_walked(cast)
    mail.outbox.clear()
    now = datetime(2026, 10, 7, 9, tzinfo=PACIFIC)
    job = next(one for one in scheduled() if one.name == "reminders")
    with time_machine.travel(now, tick=False):
        for _ in range(2):
            give_turn(job, now)
        for _ in range(3):
            owe_reminders()
        Effect.objects.filter(kind="reminder").update(state="owed")
        perform_owed()
        Effect.objects.filter(kind="reminder").update(state="owed", done=0)
        perform_owed()
    assert sorted(letter.to[0] for letter in mail.outbox) == EVERYBODY


def test_a_worker_that_dies_while_sending_notes_nothing_and_the_next_one_sends(cast, monkeypatch, perform_owed):
    a_writing(cast)
    mail.outbox.clear()
    with time_machine.travel(datetime(2026, 10, 7, 9, tzinfo=PACIFIC), tick=False):
        owe_reminders()
        with monkeypatch.context() as broken:
            broken.setattr("districts.reminders.notices.send", lambda letter: 1 / 0)
            effect = Effect.objects.filter(kind="reminder").order_by("pk").first()
            assert not do(effect.pk)
        assert not Told.objects.exists()
        Effect.objects.update(due_at=datetime(2026, 10, 7, 8, tzinfo=PACIFIC))
        perform_owed()
    assert sorted(letter.to[0] for letter in mail.outbox) == ASKED


@pytest.mark.django_db(transaction=True)
def test_two_jobs_and_two_workers_at_once_send_one_letter_each(transactional_db):
    with time_machine.travel(datetime(2026, 7, 1, 12, tzinfo=PACIFIC), tick=False):
        cast = Cast()
    a_writing(cast)
    with time_machine.travel(datetime(2026, 10, 7, 9, tzinfo=PACIFIC), tick=False):
        in_threads(lambda _: owe_reminders(), 2)
        owed = list(Effect.objects.filter(kind="reminder").values_list("pk", flat=True))
        assert len(owed) == 2
        mail.outbox.clear()
        in_threads(lambda _: [do(pk) for pk in owed], 2)
    assert sorted(letter.to[0] for letter in mail.outbox) == ASKED
