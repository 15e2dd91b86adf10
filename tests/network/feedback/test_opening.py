"""Feedback is asked of those who were there, once each, by a link of their own."""

from django.utils import timezone

from network.feedback.actions import feedback_link, open_feedback
from network.meetings.models import Invitee
from network.questionnaires.actions import close_wave
from network.questionnaires.models import Receipt, Wave
from tests.world_questions import a_past_meeting, marks, say


def test_those_who_were_there_are_asked_once_however_often_it_is_opened(cast):
    meeting = a_past_meeting(cast.network, cast.driver, cast.team_member, cast.facilitator)
    Invitee.objects.create(network=cast.network, meeting=meeting, person=cast.sponsor, attendance="absent")
    first, second = open_feedback(meeting, by=cast.facilitator), open_feedback(meeting, by=cast.facilitator)
    assert first == second
    asked = set(Receipt.objects.values_list("person", flat=True))
    assert asked == {cast.driver.pk, cast.team_member.pk}, "not the absent, and not the hub about its own meeting"
    assert Wave.objects.get().anonymous


def test_somebody_noted_as_there_later_is_asked_too(cast):
    meeting = a_past_meeting(cast.network, cast.driver)
    open_feedback(meeting, by=cast.facilitator)
    Invitee.objects.create(network=cast.network, meeting=meeting, person=cast.sponsor, attendance="virtual")
    open_feedback(meeting, by=cast.facilitator)
    assert feedback_link(meeting, cast.sponsor.pk)


def test_where_nobody_noted_who_came_those_who_said_yes_are_asked(cast):
    meeting = a_past_meeting(cast.network)
    Invitee.objects.create(network=cast.network, meeting=meeting, person=cast.sponsor, answer="no")
    Invitee.objects.create(network=cast.network, meeting=meeting, person=cast.driver, answer="virtual")
    open_feedback(meeting, by=cast.facilitator)
    assert list(Receipt.objects.values_list("person", flat=True)) == [cast.driver.pk]


def test_a_link_opens_the_form_until_it_is_answered_or_over(cast, client):
    meeting = a_past_meeting(cast.network, cast.driver, cast.sponsor)
    assert feedback_link(meeting, cast.driver.pk) is None
    wave = open_feedback(meeting, by=cast.facilitator).wave
    link = feedback_link(meeting, cast.driver.pk)
    assert link is not None
    assert link.startswith("http")
    assert "It was worth the time it took me." in client.get(link).content.decode()
    assert feedback_link(meeting, cast.expert.pk) is None
    say(Receipt.objects.get(person=cast.driver), marks(4))
    assert feedback_link(meeting, cast.driver.pk) is None
    close_wave(wave, by=cast.facilitator)
    assert feedback_link(meeting, cast.sponsor.pk) is None
    assert Wave.objects.get().is_over(timezone.now())
