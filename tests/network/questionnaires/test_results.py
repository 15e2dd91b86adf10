"""What a wave shows: nothing while anonymous answers still come in, nothing of few, and then what they add up to."""

from datetime import timedelta

import pytest
from django.utils import timezone

from network.lib.suppression import Hidden
from network.questionnaires.actions import close_wave
from network.questionnaires.models import Wave
from network.questionnaires.results import results
from tests.world_questions import a_questionnaire, a_wave, people, say


def asked(cast, count, answers, **about):
    wave = a_wave(a_questionnaire(cast.network, **about), *people(count))
    for place, receipt in enumerate(list(wave.receipts.all()[:answers])):
        say(receipt, {"worth": 1 + place % 5, "long": 10 * place, "level": 1, "change": f"words {place}"})
    wave.refresh_from_db()
    return wave


def hidden(found):
    return {question.key for question in found.questions if isinstance(question.found, Hidden)}


EVERY = {"worth", "how", "used", "long", "level", "change"}


@pytest.mark.django_db
def test_while_it_runs_only_the_number_of_answers_is_shown(cast):
    wave = asked(cast, 8, 6)
    found = results(wave, timezone.now())
    assert (found.answered, found.asked, found.why_hidden) == (6, 8, "running")
    assert hidden(found) == EVERY
    assert {type(question.n) for question in found.questions} == {Hidden}


@pytest.mark.django_db
def test_closed_it_shows_what_enough_people_answered(cast):
    wave = asked(cast, 8, 6)
    close_wave(wave, by=cast.facilitator)
    wave.refresh_from_db()
    found = results(wave, timezone.now())
    assert found.why_hidden == ""
    assert hidden(found) == {"how", "used"}, "nobody answered these"
    assert found.of("worth").found.counts == (2, 1, 1, 1, 1)
    assert found.of("long").found.mean == 25
    assert found.of("level").found.counts == (("Beginning", 6), ("Steady", 0))
    assert set(found.of("change").found) == {f"words {place}" for place in range(6)}


@pytest.mark.django_db
def test_of_fewer_than_five_nothing_is_broken_down(cast):
    wave = asked(cast, 8, 4)
    close_wave(wave, by=cast.facilitator)
    wave.refresh_from_db()
    found = results(wave, timezone.now())
    assert (found.answered, found.why_hidden) == (4, "few")
    assert hidden(found) == EVERY


@pytest.mark.django_db
def test_words_of_fewer_only_where_that_was_said_when_it_began(cast):
    wave = asked(cast, 8, 3, texts_from=3)
    close_wave(wave, by=cast.facilitator)
    wave.refresh_from_db()
    assert hidden(results(wave, timezone.now())) == EVERY - {"change"}


@pytest.mark.django_db
def test_named_answers_are_shown_as_they_come(cast):
    found = results(asked(cast, 2, 1, anonymous=False), timezone.now())
    assert found.of("worth").found.mean == 1


@pytest.mark.django_db
def test_nothing_is_shown_before_its_last_moment_and_all_of_it_after(cast):
    wave = asked(cast, 8, 6)
    ends = timezone.now() + timedelta(days=1)
    Wave.objects.filter(pk=wave.pk).update(closes_at=ends)
    wave.refresh_from_db()
    assert results(wave, ends - timedelta(microseconds=1)).why_hidden == "running"
    assert results(wave, ends).why_hidden == ""


@pytest.mark.django_db
def test_reading_results_costs_the_same_for_many_answers(cast, django_assert_num_queries):
    few, many = asked(cast, 6, 6), None
    wave = Wave.objects.select_related("version").get(pk=few.pk)
    with django_assert_num_queries(4):
        results(wave, timezone.now())
    assert many is None
