"""Problems of practice rated blind: nobody's score is told, the spread comes before the mean, nothing is chosen."""

import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from design_process.problems.actions import adopt_problem
from design_process.problems.models import Adoption
from design_process.problems.rating.criteria import SHIPPED
from design_process.problems.rating.models import Doubt, ProblemCriterion, ProblemScore, ProblemScoring
from design_process.problems.rating.results import raters_of, results_of
from tests.threads import in_threads
from tests.world import a_member, a_person, a_problem, a_seat
from tests.world_ratings import a_rating, a_shown_rating, problem_of, rate

LINES = {f"weight_{number}": "2" for number in range(1, 7)}
ENERGY = {**LINES, "name_1": "Energy", "definition_1": "5: we begin tomorrow. 1: nobody would miss it."}


@pytest.fixture
def asked(cast):
    """A round of two problems, and who can rate: three people of one district and one of another."""
    cast.raters = [
        (cast.driver, cast.member),
        (cast.team_member, cast.member),
        (cast.sponsor, cast.member),
        (cast.neighbour_driver, cast.neighbour),
    ]
    cast.scoring = a_rating(cast.network, by=cast.facilitator)
    return cast


def page_of(client, person, address) -> str:
    client.force_login(person)
    return client.get(address).content.decode()


def send(client, person, name, pk, said=None):
    client.force_login(person)
    return client.post(reverse(f"rating:{name}", args=[pk]), said or {})


def all_scores(scoring, value) -> dict[str, str]:
    pairs = [(one.problem_id, line.place) for one in scoring.candidates.all() for line in scoring.criteria.all()]
    return {f"score-{problem}-{place}": str(value) for problem, place in pairs}


def test_the_hub_asks_for_scores_of_at_least_two_by_criteria_it_may_change(cast, client):
    problems = [a_problem(cast.network, title, by=cast.facilitator) for title in ("One", "Two", "Three")]
    to = reverse("rating:start", args=[cast.network.slug])
    client.force_login(cast.facilitator)
    page = client.get(to).content.decode()
    assert all(line.name in page for line in SHIPPED)
    refused = client.post(to, {**ENERGY, "problems": [problems[0].pk]})
    assert refused.status_code == 422
    assert "one alone cannot be compared" in refused.content.decode()
    assert client.post(to, {**LINES, "problems": [one.pk for one in problems]}).status_code == 422
    for _ in range(2):
        assert client.post(to, {**ENERGY, "problems": [one.pk for one in problems[:2]]}).status_code == 302
    scoring = ProblemScoring.objects.get()
    assert [one.problem.title for one in scoring.candidates.all()] == ["One", "Two"]
    assert [one.name for one in scoring.criteria.all()] == ["Energy"]


def test_each_gives_their_own_and_reads_nobody_elses(asked, client):
    scoring = asked.scoring
    give = reverse("rating:give", args=[scoring.pk])
    key = f"doubt-{problem_of(scoring, 'Say why').pk}"
    said = {**all_scores(scoring, 5), key: "Too wide."}
    assert send(client, asked.driver, "give", scoring.pk, said).status_code == 302
    assert page_of(client, asked.driver, give).count("checked") == 2 * len(SHIPPED)
    other = page_of(client, asked.neighbour_driver, give)
    assert "checked" not in other
    assert "Too wide." not in other
    assert "Too wide." not in page_of(client, asked.facilitator, scoring.get_absolute_url())
    assert "1 person from 1 district has rated." in page_of(client, asked.neighbour_driver, scoring.get_absolute_url())
    send(client, asked.driver, "give", scoring.pk, all_scores(scoring, 4))
    assert set(ProblemScore.objects.values_list("value", flat=True)) == {4}
    assert not Doubt.objects.exists()  # emptied, it is taken away
    assert send(client, asked.facilitator, "give", scoring.pk, all_scores(scoring, 1)).status_code == 403


def test_nonsense_and_nothing_at_all_are_refused_beside_what_was_typed(asked, client):
    scoring = asked.scoring
    key = f"doubt-{problem_of(scoring, 'Say why').pk}"
    nothing = send(client, asked.driver, "give", scoring.pk, {key: "Too wide."})
    assert nothing.status_code == 422
    assert "Give at least one score." in nothing.content.decode()
    assert "Too wide." in nothing.content.decode()
    assert send(client, asked.driver, "give", scoring.pk, all_scores(scoring, 6)).status_code == 422
    assert not ProblemScore.objects.exists()


def test_nothing_is_shown_of_fewer_than_three(asked, client):
    rate(asked.scoring, asked.raters[:2], 1, 5)
    send(client, asked.facilitator, "reveal", asked.scoring.pk, {"step": "show"})
    asked.scoring.refresh_from_db()
    assert asked.scoring.revealed_at is None
    assert results_of(asked.scoring).scored == ()
    assert send(client, asked.driver, "reveal", asked.scoring.pk, {"step": "show"}).status_code == 403


def test_the_spread_stands_before_the_mean_with_doubts_and_without_names(asked, client):
    scoring = asked.scoring
    doubts = {problem_of(scoring, "Say why").pk: "Too wide for one year."}
    rate(scoring, asked.raters[:1], 1, doubts=doubts)
    rate(scoring, asked.raters[1:], 4, 5, 5)
    send(client, asked.facilitator, "reveal", scoring.pk, {"step": "show"})
    for who in (asked.facilitator, asked.team_member, asked.sponsor, asked.neighbour_driver):
        page = page_of(client, who, scoring.get_absolute_url())
        main = page[page.index("<main") : page.index("print-note")]  # the note on paper says who printed it
        assert main.index("Scores from 1 to 5: you do not agree yet.") < main.index("What it comes to")
        assert "4 people from 2 districts have rated, at most 3 from one of them." in main
        assert "Too wide for one year." in main
        for name in ("Dana Whitfield", "Noor Haddad", "Gold Ridge", "Camino Flat"):
            assert name not in main


def test_pages_are_the_same_whoever_gave_which_scores(asked, client):
    a_shown_rating(asked.scoring, asked.raters, 1, 2, 4, 5, by=asked.facilitator)
    by_itself = re.compile(r"csrfmiddlewaretoken[^>]*>|X-CSRFToken[^>]*>")
    address = asked.scoring.get_absolute_url()
    readers = (asked.facilitator, asked.driver)
    before = [by_itself.sub("", page_of(client, who, address)) for who in readers]
    with connection.cursor() as cursor:  # what is shown is not changed otherwise
        cursor.execute("SET session_replication_role = replica")
        swap = {asked.raters[1][0].pk: asked.raters[2][0].pk, asked.raters[2][0].pk: asked.raters[1][0].pk}
        rows = list(ProblemScore.objects.filter(by__in=swap))
        ProblemScore.objects.filter(by__in=swap).delete()
        for row in rows:
            row.by_id = swap[row.by_id]
        ProblemScore.objects.bulk_create(rows)
        cursor.execute("SET session_replication_role = DEFAULT")
    assert [by_itself.sub("", page_of(client, who, address)) for who in readers] == before


def test_what_was_shown_stays_in_the_database_too(asked, client):
    a_shown_rating(asked.scoring, asked.raters, 3, 3, 3, 3, by=asked.facilitator)
    late = send(client, asked.driver, "give", asked.scoring.pk, all_scores(asked.scoring, 1))
    assert late.status_code == 409
    with pytest.raises(IntegrityError, match="stay as they are"), transaction.atomic():
        ProblemScore.objects.update(value=1)
    doubt = {"scoring": asked.scoring, "problem": problem_of(asked.scoring, "Say why"), "by": asked.driver}
    with pytest.raises(IntegrityError, match="stay as they are"), transaction.atomic():
        Doubt.objects.create(network=asked.network, words="Late.", **doubt)
    assert set(ProblemScore.objects.values_list("value", flat=True)) == {3}


def test_a_second_round_keeps_the_first_and_starts_with_its_candidates_and_criteria(asked, client):
    ProblemCriterion.objects.filter(scoring=asked.scoring, place=4).delete()
    a_shown_rating(asked.scoring, asked.raters, 1, 5, 5, 5, by=asked.facilitator)
    client.force_login(asked.facilitator)
    form = client.get(reverse("rating:start", args=[asked.network.slug])).context["form"]
    assert [row[1].value() for row in form.rows()] == [*[line.name for line in SHIPPED[:3]], "", "", ""]
    again = a_rating(asked.network, by=asked.facilitator)
    assert again.number == 2
    page = page_of(client, asked.driver, again.get_absolute_url())
    assert asked.scoring.get_absolute_url() in page
    assert raters_of(asked.scoring).people == 4


def test_scores_can_be_let_go_unseen(asked, client):
    rate(asked.scoring, asked.raters[:1], 1)
    send(client, asked.facilitator, "reveal", asked.scoring.pk, {"step": "stop"})
    assert not ProblemScore.objects.exists()


def test_a_district_that_adopts_reads_how_each_stood_and_is_bound_by_nothing(asked, client):
    to = reverse("problems:adopt", args=[asked.member.pk])
    assert "How they stood" not in page_of(client, asked.driver, to)
    a_shown_rating(asked.scoring, asked.raters, 1, 5, 5, 5, by=asked.facilitator)
    page = page_of(client, asked.driver, to)
    assert "4.0 of 5 over all criteria." in page
    assert "Talk first about" in page
    assert not Adoption.objects.exists()
    problem = problem_of(asked.scoring, "Read together")
    adopt_problem(asked.member, problem, by=asked.driver, on=asked.scoring.started_at.date())
    page = page_of(client, asked.driver, reverse("problems:problem", args=[problem.pk]))
    assert "4.0 of 5 over all criteria." in page


def test_due_now_asks_each_until_they_have_rated(asked, client):
    to, ask = reverse("progress:due_now", args=[asked.member.pk]), "Rate the problems of practice"
    assert ask in page_of(client, asked.driver, to)
    rate(asked.scoring, asked.raters[:1], 3)
    assert ask not in page_of(client, asked.driver, to)
    assert ask in page_of(client, asked.team_member, to)
    rate(asked.scoring, asked.raters[2:], 3, 3)
    send(client, asked.facilitator, "reveal", asked.scoring.pk, {"step": "show"})
    assert ask not in page_of(client, asked.team_member, to)


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_ask_once(cast):
    made = in_threads(lambda _: a_rating(cast.network, by=cast.facilitator).pk, 2)
    assert len(set(made)) == 1
    assert ProblemScoring.objects.count() == 1


def test_the_page_asks_the_same_however_many_have_rated(asked, client):
    a_shown_rating(asked.scoring, asked.raters, 1, 2, 3, 4, by=asked.facilitator)
    address = asked.scoring.get_absolute_url()
    page_of(client, asked.driver, address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    again = a_rating(asked.network, *[f"Problem {number}" for number in range(6)], by=asked.facilitator)
    more = []
    for number in range(8):
        member = a_member(asked.network, f"Place {number}", by=asked.facilitator)
        person = a_person(f"more{number}@sierra.test", f"More {number}")
        a_seat(member, person)
        more.append((person, member))
    a_shown_rating(again, more, *[3] * 8, by=asked.facilitator)
    with CaptureQueriesContext(connection) as many:
        client.get(again.get_absolute_url())
    assert len(many) == len(few)
