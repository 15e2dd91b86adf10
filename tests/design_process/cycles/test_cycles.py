"""A test cycle from plan to decision, as people click through it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.cycles.actions import OutOfOrder, decide, log_observation, study_cycle, study_state
from design_process.cycles.actions import Study as StudyWords
from design_process.cycles.models import Observation, TestCycle
from design_process.prototypes.models import Prototype
from network.activity.models import Activity
from tests.world import a_cycle, a_decision, a_prototype, a_study


@pytest.fixture
def prototype(cast):
    return a_prototype(cast.member, by=cast.driver)


@pytest.fixture
def cycle(prototype):
    return a_cycle(prototype)


def observe(cycle, by, words="Nine of 21 raised a hand."):
    return log_observation(cycle, by=by, observed_on=timezone.localdate(), words=words)


def url(name, thing):
    return reverse(f"cycles:{name}", args=[thing.pk])


def plan_form(**other):
    today = timezone.localdate()
    return {
        "question": "Do pairs help?",
        "prediction": "Twelve of 21 explain.",
        "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=14)).isoformat(),
        **other,
    }


STUDY = {"findings": "Twelve explained.", "did_not_work": "Quiet pupils stayed quiet.", "surprise": ""}


def test_a_cycle_walks_from_plan_to_the_next_plan(client, cast, prototype):
    client.force_login(cast.driver)
    client.post(reverse("cycles:new_cycle", args=[prototype.pk]), plan_form())
    cycle = TestCycle.objects.get()
    assert (cycle.number, cycle.state) == (1, "plan")
    prototype.refresh_from_db()
    assert prototype.state == Prototype.State.TESTING

    client.post(url("observe", cycle), {"words": "Nine of 21.", "observed_on": timezone.localdate().isoformat()})
    cycle.refresh_from_db()
    assert cycle.state == "do"

    page = client.get(url("study", cycle))
    assert "Nine of 21." in page.content.decode()
    seen = page.context["form"]["seen"].value()
    answer = client.post(url("study", cycle), {**STUDY, "seen": seen})
    assert answer["Location"] == url("act", cycle)

    seen = client.get(url("act", cycle)).context["form"]["seen"].value()
    answer = client.post(url("act", cycle), {"act": "adapt", "act_reason": "Pairs first.", "seen": seen})
    assert answer["Location"] == f"{reverse('cycles:new_cycle', args=[prototype.pk])}?after={cycle.pk}"
    cycle.refresh_from_db()
    assert (cycle.state, cycle.act, cycle.act_reason) == ("closed", "adapt", "Pairs first.")

    following = client.get(answer["Location"])
    assert following.context["number"] == 2
    assert following.context["form"]["question"].value() == "Do pairs help?"
    assert "Quiet pupils stayed quiet." in following.content.decode()
    assert following.context["form"]["starts_on"].value() == cycle.ends_on + timedelta(days=1)


@pytest.mark.parametrize(("act", "state"), [("adopt", "adopted"), ("abandon", "abandoned"), ("adapt", "testing")])
def test_the_decision_moves_the_prototype(cast, cycle, act, state):
    observe(cycle, cast.driver)
    a_study(cycle)
    a_decision(cycle, act, reason="It fits.")
    prototype = Prototype.objects.get()
    assert prototype.state == state
    lines = Activity.objects.filter(thing="design_process.testcycle", thing_id=cycle.pk)
    assert lines.filter(why="It fits.", by=cast.driver).count() == 1


def test_a_study_without_what_did_not_work_is_refused_beside_the_field(client, cast, cycle):
    observe(cycle, cast.driver)
    client.force_login(cast.driver)
    answer = client.post(url("study", cycle), {**STUDY, "did_not_work": "  "})
    assert answer.status_code == 422
    assert answer.context["form"].errors["did_not_work"] == [
        "Write what did not work. If all of it worked, write what you would still do differently."
    ]
    assert "Twelve explained." in answer.content.decode()  # what was typed stays
    cycle.refresh_from_db()
    assert cycle.state == "do"


def test_neither_the_action_nor_the_database_takes_a_study_without_it(cast, cycle):
    observe(cycle, cast.driver)
    with pytest.raises(ValueError, match="did not work"):
        study_cycle(cycle, StudyWords("All well.", " "), by=cast.driver, seen=study_state(cycle))
    with pytest.raises(IntegrityError), transaction.atomic():
        TestCycle.objects.filter(pk=cycle.pk).update(studied_at=timezone.now())


def test_the_order_is_kept_and_said_in_words(client, cast, cycle):
    client.force_login(cast.driver)
    early = client.get(url("study", cycle))
    assert "Nobody has logged what happened yet." in early.content.decode()
    assert f"/members/{cast.member.pk}/log/?cycle=" in early.content.decode(), "and the page leads there"
    refused = client.post(url("study", cycle), {**STUDY, "seen": study_state(cycle)})
    assert refused.status_code == 409
    assert "Twelve explained." in refused.content.decode()

    observe(cycle, cast.driver)
    refused = client.post(url("act", cycle), {"act": "adopt", "act_reason": "Good.", "seen": study_state(cycle)})
    assert refused.status_code == 409
    assert "Write the study first" in refused.content.decode()
    assert TestCycle.objects.get().state == "do"


def test_a_closed_cycle_takes_nothing_more_and_keeps_what_was_typed(client, cast, cycle):
    observe(cycle, cast.driver)
    a_study(cycle)
    a_decision(cycle)
    client.force_login(cast.driver)
    late = {"words": "One more thing.", "observed_on": timezone.localdate().isoformat()}
    answer = client.post(url("observe", cycle), late)
    assert answer.status_code == 409
    assert "This cycle is closed" in answer.content.decode()
    assert "One more thing." in answer.content.decode()
    assert Observation.objects.count() == 1
    with pytest.raises(OutOfOrder):
        study_cycle(cycle, StudyWords("a", "b"), by=cast.driver, seen=study_state(cycle))


def test_two_tabs_write_a_study_and_neither_text_is_lost(client, cast, cycle):
    observe(cycle, cast.driver)
    client.force_login(cast.driver)
    seen = client.get(url("study", cycle)).context["form"]["seen"].value()
    client.post(url("study", cycle), {**STUDY, "findings": "From the first tab.", "seen": seen})
    second = client.post(url("study", cycle), {**STUDY, "findings": "From the second tab.", "seen": seen})
    words = second.content.decode()
    assert second.status_code == 409
    assert "From the first tab." in words
    assert "From the second tab." in words
    assert "Nothing is lost" in words
    assert TestCycle.objects.get().findings == "From the first tab."
    # Having seen both, the person may save what should stand.
    again = client.post(
        url("study", cycle), {**STUDY, "findings": "Put together.", "seen": second.context["form"]["seen"].value()}
    )
    assert again.status_code == 302
    assert TestCycle.objects.get().findings == "Put together."


def test_two_tabs_decide_and_the_first_decision_stands(client, cast, cycle):
    observe(cycle, cast.driver)
    a_study(cycle)
    client.force_login(cast.driver)
    seen = study_state(cycle)
    client.post(url("act", cycle), {"act": "adapt", "act_reason": "Pairs.", "seen": seen})
    second = client.post(url("act", cycle), {"act": "abandon", "act_reason": "Too loud.", "seen": seen})
    assert second.status_code == 409
    assert "Pairs." in second.content.decode()
    assert "Too loud." in second.content.decode()
    assert TestCycle.objects.get().act == "adapt"
    assert Prototype.objects.get().state == "testing"


def test_deciding_on_a_study_that_changed_meanwhile_is_refused(cast, cycle):
    observe(cycle, cast.driver)
    a_study(cycle)
    seen = study_state(cycle)
    a_study(cycle, did_not_work="The poster fell down.")
    with pytest.raises(ChangedMeanwhile):
        decide(cycle, "adopt", reason="Good.", by=cast.driver, seen=seen)


def test_a_prediction_is_fixed_once_the_cycle_runs_while_its_days_may_move(client, cast, cycle):
    client.force_login(cast.driver)
    page = client.get(url("edit_cycle", cycle))
    later = (cycle.ends_on + timedelta(days=7)).isoformat()
    sent = {**plan_form(prediction="Better one."), "ends_on": later, "seen": page.context["form"]["seen"].value()}
    assert client.post(url("edit_cycle", cycle), sent).status_code == 302
    cycle.refresh_from_db()
    assert cycle.prediction == "Better one."

    observe(cycle, cast.driver)
    cycle.refresh_from_db()
    page = client.get(url("edit_cycle", cycle))
    much_later = (cycle.ends_on + timedelta(days=14)).isoformat()
    sent = {**plan_form(prediction="I knew it."), "ends_on": much_later, "seen": page.context["form"]["seen"].value()}
    assert client.post(url("edit_cycle", cycle), sent).status_code == 302
    cycle.refresh_from_db()
    assert (cycle.prediction, cycle.ends_on.isoformat()) == ("Better one.", much_later)


def test_the_prediction_of_a_tab_opened_before_the_test_started_is_not_saved_after(client, cast, cycle):
    client.force_login(cast.driver)
    seen = client.get(url("edit_cycle", cycle)).context["form"]["seen"].value()
    observe(cycle, cast.driver)
    answer = client.post(url("edit_cycle", cycle), plan_form(prediction="I knew it.", seen=seen))
    assert answer.status_code == 409
    assert TestCycle.objects.get().prediction == "Half of the class instead of a third."


def test_the_same_plan_sent_twice_is_one_cycle(client, cast, prototype):
    client.force_login(cast.driver)
    first, second = (client.post(reverse("cycles:new_cycle", args=[prototype.pk]), plan_form()) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert TestCycle.objects.count() == 1


@pytest.mark.parametrize("days", [1, 400])
def test_a_day_in_the_future_or_long_past_is_refused_with_the_words_kept(client, cast, cycle, days):
    client.force_login(cast.driver)
    day = timezone.localdate() + timedelta(days=1 if days == 1 else -days)
    answer = client.post(url("observe", cycle), {"words": "It rained.", "observed_on": day.isoformat()})
    assert answer.status_code == 422
    assert "It rained." in answer.content.decode()
    assert not Observation.objects.exists()


def test_an_observation_by_the_hub_is_marked(client, cast, cycle):
    client.force_login(cast.facilitator)
    client.post(url("observe", cycle), {"words": "By phone: it went well.", "observed_on": timezone.localdate()})
    seen = Observation.objects.get()
    assert (seen.on_behalf, seen.by) == (True, cast.facilitator)
    client.force_login(cast.driver)
    assert "written down for the team" in client.get(url("cycle", cycle)).content.decode()


def test_observations_stand_newest_first(client, cast, cycle):
    today = timezone.localdate()
    for ago, words in ((1, "middle"), (9, "oldest"), (0, "newest")):
        log_observation(cycle, by=cast.driver, observed_on=today - timedelta(days=ago), words=words)
    client.force_login(cast.team_member)
    listed = client.get(url("cycle", cycle)).context["observations"]
    assert [seen.words for seen in listed] == ["newest", "middle", "oldest"]


def test_the_page_of_a_cycle_takes_the_same_queries_however_much_was_seen(
    client, cast, cycle, django_assert_num_queries
):
    observe(cycle, cast.driver)
    client.force_login(cast.driver)
    client.get(url("cycle", cycle))  # the very first request of a process asks whether anybody is there
    # session, person, holdings; the cycle, its observations, predictions, whether the prototype is seen, its
    # indicators, the next
    with django_assert_num_queries(9):
        client.get(url("cycle", cycle))
    for number in range(30):
        observe(cycle, cast.driver, f"Seen {number}")
    with django_assert_num_queries(9):
        client.get(url("cycle", cycle))


def test_the_history_of_a_cycle_is_kept_by_the_database(cast, cycle):
    observe(cycle, cast.driver)
    a_study(cycle)
    states = list(cycle.events.order_by("pgh_id").values_list("state", flat=True))
    assert (states[0], states[-1]) == ("plan", "study")
