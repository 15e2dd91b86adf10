"""One letter with the link, one reminder after two working days, then nothing."""

from datetime import UTC, date, datetime, timedelta

import time_machine
from django.core import mail
from django.utils import timezone

from network.feedback.actions import open_feedback
from network.feedback.jobs import owe_nudges
from network.membership.models import RoleGrant
from network.questionnaires.models import Receipt, Wave
from tests.world_questions import a_past_meeting, marks, say

FRIDAY_NOON = datetime(2026, 10, 30, 19, tzinfo=UTC)  # the clocks go back on Sunday night


def test_one_reminder_to_those_without_an_answer_and_none_after_it(cast, perform_owed):
    RoleGrant.objects.update(starts_on=date(2026, 7, 1))
    with time_machine.travel(FRIDAY_NOON, tick=False):
        meeting = a_past_meeting(cast.network, cast.driver, cast.team_member)
        open_feedback(meeting, by=cast.facilitator)
        say(Receipt.objects.get(person=cast.driver), marks(4))
        assert owe_nudges() == 0
    with time_machine.travel(datetime(2026, 11, 2, 20, tzinfo=UTC), tick=False):
        assert owe_nudges() == 0, "Monday: one working day"
    for hour in (20, 21):
        with time_machine.travel(datetime(2026, 11, 3, hour, tzinfo=UTC), tick=False):
            owe_nudges()
            perform_owed()
    with time_machine.travel(datetime(2026, 11, 4, 20, tzinfo=UTC), tick=False):
        owe_nudges()
        perform_owed()
    assert [letter.to for letter in mail.outbox] == [[cast.team_member.email]]
    assert "the only reminder" in mail.outbox[0].body


def test_no_reminder_once_it_has_closed(cast):
    with time_machine.travel(FRIDAY_NOON, tick=False):
        open_feedback(a_past_meeting(cast.network, cast.driver), by=cast.facilitator)
    with time_machine.travel(FRIDAY_NOON + timedelta(days=7, hours=1), tick=False):
        assert owe_nudges() == 0


def test_a_letter_each_when_asked_to_tell_and_not_after_an_answer(cast, perform_owed):
    meeting = a_past_meeting(cast.network, cast.driver, cast.team_member)
    for _ in range(2):
        open_feedback(meeting, by=cast.facilitator, tell=True)
    say(Receipt.objects.get(person=cast.driver), marks(4))
    perform_owed()
    assert [letter.to for letter in mail.outbox] == [[cast.team_member.email]]
    assert "/go/questions/" in mail.outbox[0].body


def test_an_owed_letter_is_not_sent_once_it_has_closed(cast, perform_owed):
    open_feedback(a_past_meeting(cast.network, cast.driver), by=cast.facilitator, tell=True)
    Wave.objects.update(closes_at=timezone.now())
    perform_owed()
    assert mail.outbox == []
