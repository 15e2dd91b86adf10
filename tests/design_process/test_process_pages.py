"""The process through the client: starting, moving and closing a design cycle, words, projects, overrides."""

import itertools
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from design_process.phases.actions import CycleStillOpen, NewCycle, copy_template, project_of, start_design_cycle
from design_process.phases.models import DesignCycle, DistrictProject, Phase, PhaseDone, PhaseWindow, PositionOverride
from design_process.phases.shipped import KEYS, shipped_template
from design_process.phases.windows import DAY, Window, between, misplaced, propose, troubles
from network.activity.models import Activity
from network.lib.words import day_words
from tests.world import a_design_cycle, a_member, a_prototype

START, END = date(2026, 9, 7), date(2027, 6, 11)
OPENINGS = {"opens_2": "2026-10-19", "opens_3": "2026-11-16", "opens_4": "2027-01-04", "opens_5": "2027-02-01",
            "opens_6": "2027-05-10"}  # fmt: skip
CYCLE = {"process": "six-phase", "name": "School year 2026-27", "starts_on": "2026-09-07", "ends_on": "2027-06-11"}


@pytest.fixture
def facilitator(cast, client):
    client.force_login(cast.facilitator)
    return client


@pytest.fixture
def driver(cast, client):
    client.force_login(cast.driver)
    return client


def history(cast) -> list[str]:
    return list(Activity.objects.filter(network=cast.network, about="process").values_list("words", flat=True))


@given(st.sampled_from(KEYS), st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(5, 1000))
def test_proposed_windows_fill_the_cycle_without_gap_or_overlap(key, starts_on, more):
    phases = [(phase.label, phase.kind) for phase in shipped_template(key).phases]
    ends_on = starts_on + timedelta(days=more)
    windows = propose(phases, starts_on, ends_on)
    assert windows[0].opens_on == starts_on
    assert windows[-1].closes_on == ends_on
    assert all(window.opens_on <= window.closes_on for window in windows)
    assert all(after.opens_on == before.closes_on + DAY for before, after in itertools.pairwise(windows))
    assert troubles(windows, starts_on, ends_on) == {}


def test_testing_gets_the_most_time():
    phases = [(phase.label, phase.kind) for phase in shipped_template("six-phase").phases]
    longest = max(propose(phases, START, END), key=lambda window: window.closes_on - window.opens_on)
    assert longest.label == "Test"


def test_too_few_days_are_refused():
    with pytest.raises(ValueError, match="too few"):
        propose([("A", "try"), ("B", "spread")], START, START)


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ((date(2026, 9, 30), END), "A is still open on that day"),
        ((date(2026, 10, 5), END), "Nothing is open between A and B"),
        ((date(2026, 10, 1), date(2026, 9, 1)), "B closes before it opens"),
        ((date(2026, 10, 1), END + DAY), "closes when the cycle ends"),
    ],
    ids=["overlap", "gap", "backwards", "outside"],
)
def test_what_is_wrong_with_windows_is_said_in_words(second, words):
    found = troubles([Window("A", START, date(2026, 9, 30)), Window("B", *second)], START, END)
    assert words in found[1]


def test_openings_out_of_order_and_outside_are_named():
    labels = ["A", "B", "C"]
    found = misplaced(labels, [START, START, END + DAY], END)
    assert "B comes after that: A opens on Mon 7 Sep 2026" in found[1]
    assert "C has to open before the cycle ends" in found[2]
    assert [w.closes_on for w in between(labels, [START, START + 5 * DAY, START + 9 * DAY], END)] == [
        START + 4 * DAY, START + 8 * DAY, END,
    ]  # fmt: skip


def test_a_cycle_starts_with_windows_and_a_project_for_each_member(cast, facilitator):
    page = facilitator.get(reverse("phases:start_design_cycle", args=["sierra"]))
    assert page.context["form"].initial["opens_2"]
    response = facilitator.post(reverse("phases:start_design_cycle", args=["sierra"]), CYCLE | OPENINGS)
    assert response.status_code == 302
    cycle = DesignCycle.objects.get(network=cast.network)
    windows = list(PhaseWindow.objects.filter(design_cycle=cycle).values_list("opens_on", "closes_on"))
    assert windows[0] == (START, date(2026, 10, 18))
    assert windows[-1] == (date(2027, 5, 10), END)
    assert set(cycle.projects.values_list("member", flat=True)) == {cast.member.pk, cast.neighbour.pk}
    assert "started School year 2026-27" in history(cast)


def test_a_phase_that_opens_too_early_is_refused_beside_its_field(cast, facilitator):
    wrong = CYCLE | OPENINGS | {"opens_4": "2026-11-01"}
    response = facilitator.post(reverse("phases:start_design_cycle", args=["sierra"]), wrong)
    assert response.status_code == 422
    assert "Ideate opens on Mon 16 Nov 2026" in response.context["form"].errors["opens_4"][0]
    assert 'value="2026-11-01"' in response.content.decode()  # what was typed is kept
    assert not DesignCycle.objects.exists()


@pytest.mark.parametrize(
    ("ends_on", "words"),
    [("2026-09-01", "ends after it starts"), ("2026-09-09", "too short for 6 phases"), ("2036-09-01", "three years")],
)
def test_impossible_days_are_refused(cast, facilitator, ends_on, words):
    response = facilitator.post(
        reverse("phases:start_design_cycle", args=["sierra"]), CYCLE | OPENINGS | {"ends_on": ends_on}
    )
    assert response.status_code == 422
    assert words in response.content.decode()


def test_days_are_shared_out_again_on_request_and_nothing_is_stored(cast, facilitator):
    response = facilitator.post(
        reverse("phases:start_design_cycle", args=["sierra"]), CYCLE | {"propose": "1", "name": "Our year"}
    )
    assert response.status_code == 200
    form = response.context["form"]
    assert form.initial["name"] == "Our year"
    assert START < form.initial["opens_2"] < form.initial["opens_6"] < END
    assert not DesignCycle.objects.exists()


def test_another_process_can_be_chosen(cast, facilitator):
    page = facilitator.get(reverse("phases:start_design_cycle", args=["sierra"]), {"process": "design-thinking"})
    assert "Define opens on" in page.content.decode()
    assert facilitator.get(
        reverse("phases:start_design_cycle", args=["sierra"]), {"process": "no-such"}
    ).status_code == 404  # fmt: skip


def test_two_cycles_are_never_open_at_once(cast, facilitator):
    a_design_cycle(cast.network)
    response = facilitator.post(reverse("phases:start_design_cycle", args=["sierra"]), CYCLE | OPENINGS)
    assert response.status_code == 302
    assert DesignCycle.objects.count() == 1
    template = copy_template(cast.network, "six-phase", by=cast.facilitator)
    with pytest.raises(CycleStillOpen):
        start_design_cycle(template, NewCycle("Second", START, END, ()), by=cast.facilitator)


def test_after_closing_the_next_one_starts_with_the_next_number(cast, facilitator):
    first = a_design_cycle(cast.network)
    close = reverse("phases:close_design_cycle", args=["sierra"])
    for _ in range(2):
        assert facilitator.post(close, {"cycle": first.pk}).status_code == 302
    assert history(cast).count(f"closed {first.name}") == 1
    facilitator.post(reverse("phases:start_design_cycle", args=["sierra"]), CYCLE | OPENINGS)
    assert list(DesignCycle.objects.values_list("number", "closed_at")[:1]) == [(2, None)]


def test_anothers_cycle_cannot_be_closed(cast, facilitator):
    theirs = a_design_cycle(cast.other_network)
    response = facilitator.post(reverse("phases:close_design_cycle", args=["sierra"]), {"cycle": theirs.pk})
    assert response.status_code == 404
    theirs.refresh_from_db()
    assert theirs.closed_at is None


def test_the_timeline_is_moved_for_everybody_and_kept_in_history(cast, facilitator):
    cycle = a_design_cycle(cast.network, starts_on=START)
    page = facilitator.get(reverse("phases:timeline", args=["sierra"]))
    typed = {name: day.isoformat() for name, day in page.context["form"].initial.items()}
    later = date.fromisoformat(typed["opens_2"]) + timedelta(days=3)
    facilitator.post(reverse("phases:timeline", args=["sierra"]), typed | {"opens_2": later.isoformat()})
    moved = PhaseWindow.objects.filter(design_cycle=cycle)
    assert [w.opens_on for w in moved][1] == later
    assert next(w.closes_on for w in moved) == later - DAY
    assert f"moved Discover, Interpret on the timeline of {cycle.name}" in history(cast)


def test_a_phase_gets_the_networks_words_and_its_position_stays(cast, facilitator):
    a_design_cycle(cast.network)
    typed = {"label": "Find out", "purpose": "Look closely.", "guiding_question": "What is going on?"}
    facilitator.post(reverse("phases:reword_phase", args=["sierra", 1]), typed)
    page = facilitator.get(reverse("phases:process", args=["sierra"])).content.decode()
    assert "Find out" in page
    assert "What is going on?" in page
    assert "renamed the phase “Discover” to “Find out”" in history(cast)
    taken = facilitator.post(reverse("phases:reword_phase", args=["sierra", 2]), typed | {"label": "find out"})
    assert taken.status_code == 422


def test_the_board_names_members_to_the_hub_and_counts_them_for_neighbours(cast, client):
    a_design_cycle(cast.network)
    address = reverse("phases:process", args=["sierra"])
    client.force_login(cast.facilitator)
    page = client.get(address).content.decode()
    assert "Gold Ridge Union" in page
    assert "Camino Flat" in page
    client.force_login(cast.neighbour_driver)
    page = client.get(address).content.decode()
    assert "Camino Flat" in page
    assert "Gold Ridge Union" not in page
    assert "1 other member" in page


def test_the_boards_queries_do_not_grow_with_members(cast, facilitator, django_assert_num_queries):
    a_design_cycle(cast.network)
    address = reverse("phases:process", args=["sierra"])
    facilitator.get(address)
    with django_assert_num_queries(8):  # session, person, holdings, network, cycle, phases, facts, names
        facilitator.get(address)
    for number in range(30):
        a_member(cast.network, f"District {number}")
    with django_assert_num_queries(8):
        facilitator.get(address)


@pytest.mark.parametrize(
    ("weeks_ago", "words"),
    [(-1, "starts on"), (1, "plans to be in Discover until"), (60, "ended on")],
    ids=["before", "within", "after"],
)
def test_the_sentence_says_where_the_network_is(cast, facilitator, weeks_ago, words):
    a_design_cycle(cast.network, starts_on=timezone.localdate() - timedelta(weeks=weeks_ago))
    assert words in facilitator.get(reverse("phases:process", args=["sierra"])).content.decode()


def test_a_member_admitted_later_gets_its_project_when_it_is_needed(cast, facilitator):
    a_design_cycle(cast.network)
    late = a_member(cast.network, "Latecomer")
    assert not DistrictProject.objects.filter(member=late).exists()
    assert facilitator.get(reverse("phases:project", args=[late.pk])).status_code == 200
    assert DistrictProject.objects.filter(member=late).count() == 1
    assert project_of(late) == DistrictProject.objects.get(member=late)


def test_before_the_first_cycle_a_project_page_says_what_comes(cast, driver):
    page = driver.get(reverse("phases:project", args=[cast.member.pk]))
    assert "has not started a design cycle yet" in page.content.decode()
    assert driver.get(reverse("phases:edit_project", args=[cast.member.pk])).status_code == 404
    assert driver.get(reverse("phases:finish_phase", args=[cast.member.pk, 1])).status_code == 404


def test_a_driver_writes_the_plan_and_what_was_made(cast, driver):
    a_design_cycle(cast.network)
    edit = reverse("phases:edit_project", args=[cast.member.pk])
    driver.post(edit, {"vision": "Every pupil explains.", "plan": "Meet on Tuesdays."})
    project = project_of(cast.member)
    assert project.plan_made_on == timezone.localdate()
    done = reverse("phases:finish_phase", args=[cast.member.pk, 1])
    assert driver.post(done, {"made": ""}).status_code == 422
    driver.post(done, {"made": "A survey of 140 students."})
    page = driver.get(reverse("phases:project", args=[cast.member.pk])).content.decode()
    assert "A survey of 140 students." in page
    assert "Every pupil explains." in page
    assert "The team says it has been through Discover." in page
    driver.post(done, {"reopen": "1"})
    assert not PhaseDone.objects.exists()
    assert "took Gold Ridge Union back into Discover" in history(cast)


def test_an_override_needs_a_reason_a_day_that_has_come_and_a_phase_of_this_process(cast, facilitator):
    a_design_cycle(cast.network)
    a_design_cycle(cast.other_network)
    address = reverse("phases:override_position", args=[cast.member.pk])
    theirs = Phase.objects.get(template__network=cast.other_network, order=5)
    ours = Phase.objects.get(template__network=cast.network, order=5)
    today = timezone.localdate()
    good = {"phase": ours.pk, "since": today.isoformat(), "reason": "They test on paper."}
    for wrong in ({"reason": ""}, {"phase": theirs.pk}, {"since": (today + DAY).isoformat()}, {"since": ""}):
        response = facilitator.post(address, good | wrong)
        assert response.status_code == 422
        assert response.context["form"].errors.keys() == wrong.keys()
    assert not PositionOverride.objects.exists()
    facilitator.post(address, good)
    page = facilitator.get(reverse("phases:project", args=[cast.member.pk])).content.decode()
    on = day_words(today)
    assert f"They test on paper. (Set by Fran Ortega on {on}, since {on}; what exists says Pre-work.)" in page
    facilitator.post(reverse("phases:remove_override", args=[cast.member.pk]))
    page = facilitator.get(reverse("phases:project", args=[cast.member.pk])).content.decode()
    assert "They test on paper" not in page
    assert "set the position of Gold Ridge Union to Test" in history(cast)
    assert "removed the set position of Gold Ridge Union" in history(cast)


def test_one_override_counts_and_what_was_said_before_is_kept(cast, facilitator):
    cycle = a_design_cycle(cast.network)
    address = reverse("phases:override_position", args=[cast.member.pk])
    phases = {phase.label: phase for phase in Phase.objects.filter(template=cycle.template)}
    today = timezone.localdate()
    first = {"phase": phases["Test"].pk, "since": today.isoformat(), "reason": "They test on paper."}
    for said in (first, first, first | {"phase": phases["Ideate"].pk, "reason": "They begin anew."}):
        assert facilitator.post(address, said).status_code == 302
    rows = PositionOverride.objects.order_by("pk").values_list("reason", "taken_back_by")
    assert list(rows) == [("They test on paper.", cast.facilitator.pk), ("They begin anew.", None)]
    assert history(cast).count("set the position of Gold Ridge Union to Test") == 1
    page = facilitator.get(address).content.decode()
    assert "What was set before" in page
    assert "They test on paper." in page
    standing = PositionOverride.objects.standing().get()
    about = {"network": cast.network, "member": cast.member, "project": standing.project, "phase": phases["Test"]}
    with pytest.raises(IntegrityError, match="position_override_one_standing"), transaction.atomic():
        PositionOverride.objects.create(**about, since=today, reason="Another.")
    standing.reason = ""
    with pytest.raises(IntegrityError, match="position_override_says_why"), transaction.atomic():
        standing.save()


def test_when_the_work_goes_beyond_an_override_the_page_offers_to_take_it_back(cast, facilitator):
    cycle = a_design_cycle(cast.network)
    first = Phase.objects.get(template=cycle.template, order=1)
    said = {"phase": first.pk, "since": timezone.localdate().isoformat(), "reason": "They look again."}
    facilitator.post(reverse("phases:override_position", args=[cast.member.pk]), said)
    project = reverse("phases:project", args=[cast.member.pk])
    assert "The work has gone on" not in facilitator.get(project).content.decode()
    a_prototype(cast.member)
    page = facilitator.get(project).content.decode()
    assert "The work has gone on" in page
    assert "Take it back: what exists decides again" in page
    assert "They look again." in page  # still what counts
    facilitator.post(reverse("phases:remove_override", args=[cast.member.pk]))
    assert "In Prototype." in facilitator.get(project).content.decode()
