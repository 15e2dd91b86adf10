"""How much time the people of a team have: said, kept, added up in words."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from districts.directory.models import SeatTime
from districts.directory.seat_time import together_words
from network.activity.models import Activity


def address(person):
    return reverse("directory:seat_time", args=[person.grants.get().seat.pk])


def people(client, cast, who):
    client.force_login(who)
    return client.get(reverse("directory:people", args=[cast.network.slug])).content.decode()


def test_each_says_their_own_time_the_driver_everybodys_and_the_team_sees_the_sum(client, cast):
    client.force_login(cast.team_member)
    for _ in range(2):
        assert client.post(address(cast.team_member), {"minutes": "90", "per": "week"}).status_code == 302
    assert client.post(address(cast.driver), {"minutes": "90", "per": "week"}).status_code == 403
    client.force_login(cast.driver)
    assert client.post(address(cast.driver), {"minutes": "390", "per": "month"}).status_code == 302
    assert SeatTime.objects.count() == 2  # sent twice, noted once
    assert Activity.objects.filter(words__contains="90 minutes a week").count() == 1
    for who in (cast.driver, cast.facilitator, cast.sponsor):
        text = people(client, cast, who)
        assert "2 people, about 3 hours a week together; 1 has not said how much." in text
        assert "390 minutes a month" in text
    assert "hours a week together" not in people(client, cast, cast.neighbour_driver)


def test_what_was_said_before_stays_in_the_history(client, cast):
    client.force_login(cast.team_member)
    for minutes in ("90", "45"):
        client.post(address(cast.team_member), {"minutes": minutes, "per": "week"})
    text = client.get(address(cast.team_member)).content.decode()
    assert text.index("45 minutes a week") < text.index("90 minutes a week")


@pytest.mark.parametrize("minutes", ["", "0", "-5", "10001", "an hour"])
def test_what_is_no_time_is_refused_beside_its_field(client, cast, minutes):
    client.force_login(cast.team_member)
    answer = client.post(address(cast.team_member), {"minutes": minutes, "per": "month"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["minutes"]
    assert answer.context["form"]["per"].value() == "month"
    assert not SeatTime.objects.exists()


def test_the_database_knows_no_time_below_a_minute(cast):
    seat = cast.driver.grants.get().seat
    with pytest.raises(IntegrityError, match="seat_time_believable"), transaction.atomic():
        SeatTime.objects.create(network=cast.network, seat=seat, minutes=0, per="week")


def test_the_sum_says_what_is_known():
    assert together_words([], 3) == ""
    assert together_words([20], 1) == "1 person, about 20 minutes a week together."
    assert together_words([90, 60], 2) == "2 people, about 2½ hours a week together."
    assert together_words([60], 3) == "1 person, about 1 hour a week together; 2 have not said how much."
