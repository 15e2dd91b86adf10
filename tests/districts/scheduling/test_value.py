"""What meetings cost beside what people said of them: by date, no district named."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from districts.scheduling.models import Burden
from tests.world_questions import a_past_meeting, a_shown_feedback


def cost(meeting, member, minutes, miles=None, substitutes=1):
    Burden.objects.create(
        network=meeting.network,
        meeting=meeting,
        member=member,
        driving_minutes=minutes,
        miles=miles,
        substitutes=substitutes,
        hours_out=6,
    )


def page(client, person, cast):
    client.force_login(person)
    return client.get(reverse("scheduling:value", args=[cast.network.slug])).content.decode()


def test_costs_stand_beside_the_score_and_no_district_is_named(cast, client):
    meeting = a_shown_feedback(cast.network).meeting
    cost(meeting, cast.member, 90, 60, 2)
    cost(meeting, cast.neighbour, 45, 30)
    body = page(client, cast.sponsor, cast)
    main = body[body.index("<h1") : body.index("</table>")]
    assert "cost 2\u00a0h 15\u00a0min of driving and 3 substitutes; people gave it 4.0 of 5." in main
    assert ">90<" in main
    assert ">12<" in main
    assert "Gold Ridge" not in main
    assert "Camino" not in main


def test_miles_that_are_not_known_for_everybody_are_not_added_up(cast, client):
    meeting = a_past_meeting(cast.network)
    cost(meeting, cast.member, 90, 60)
    cost(meeting, cast.neighbour, 45, None)
    body = page(client, cast.driver, cast)
    assert "not known" in body
    assert "not asked" in body


def test_few_answers_stay_hidden_here_too(cast, client):
    a_shown_feedback(cast.network, 4)
    assert "still open" in page(client, cast.driver, cast)


def test_the_page_costs_the_same_for_many_meetings(cast, client):
    cost(a_shown_feedback(cast.network).meeting, cast.member, 90, 60)
    page(client, cast.driver, cast)
    with CaptureQueriesContext(connection) as few:
        page(client, cast.driver, cast)
    for days in (20, 40, 60):
        cost(a_shown_feedback(cast.network, days_ago=days).meeting, cast.member, 90, 60)
    with CaptureQueriesContext(connection) as many:
        page(client, cast.driver, cast)
    assert len(many) == len(few)
