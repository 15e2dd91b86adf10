"""Queries that are composed once: what they answer is asked of the database each time, for whoever asks."""

from datetime import UTC, date, datetime
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from districts.directory.models import Member
from network.lib.kept import Given, GivenIds, Kept
from network.look.many import rows_of
from network.membership.models import Network
from network.membership.reach import Reached
from network.people.models import Person
from tests.world import Cast


@pytest.fixture
def cast(db):
    return Cast()


def test_each_run_asks_anew_with_its_own_values(cast):
    named = Kept(lambda: Network.objects.filter(slug=Given("slug")))
    with CaptureQueriesContext(connection) as seen:
        assert named.rows(slug="no-such") == []
        assert named.rows(slug=cast.network.slug) == [cast.network]
        Network.objects.filter(pk=cast.network.pk).update(name="Renamed")
        assert named.first(slug=cast.network.slug).name == "Renamed"
    assert len(seen) == 4


def test_values_come_as_values_and_related_rows_with_their_own(cast):
    pairs = Kept(lambda: Member.objects.filter(network=Given("network")).order_by("pk").values_list("pk", "state"))
    assert pairs.rows(network=cast.network.pk) == list(
        Member.objects.filter(network=cast.network).order_by("pk").values_list("pk", "state")
    )
    whole = Kept(lambda: Member.objects.filter(pk=Given("pk")).select_related("district"))
    member = whole.first(pk=cast.member.pk)
    with CaptureQueriesContext(connection) as seen:
        assert member.district.name == cast.member.district.name
    assert not len(seen)


def test_ids_may_be_none_or_many(cast):
    some = Kept(lambda: Person.objects.filter(pk__in=GivenIds("ids")).order_by("pk"))
    assert some.rows(ids=[]) == []
    ids = sorted([cast.driver.pk, cast.sponsor.pk])
    assert [one.pk for one in some.rows(ids=ids)] == ids


def test_a_missing_value_is_an_error_and_not_the_value_of_another_run(cast):
    named = Kept(lambda: Network.objects.filter(slug=Given("slug"), school_year=Given("year")))
    named.rows(slug=cast.network.slug, year="2026-27")
    with pytest.raises(KeyError, match="year"):
        named.rows(slug=cast.network.slug)


def test_a_reach_is_that_of_the_one_who_asks(cast):
    members = Reached(Member, lambda seen: seen.order_by("pk"))
    for person in (cast.facilitator, cast.other_facilitator, cast.sponsor, cast.facilitator):
        again = Person.objects.get(pk=person.pk)
        assert members.seen_by(again) == list(Member.objects.seen_by(again).order_by("pk"))


def test_days_are_those_of_the_readers_zone(cast):
    Person.objects.filter(pk=cast.driver.pk).update(created_at=datetime(2026, 9, 2, 3, tzinfo=UTC))
    begun = Kept(lambda: Person.objects.filter(pk=Given("pk"), created_at__date=Given("day")))
    for zone, day in (("America/Los_Angeles", 1), ("Europe/Berlin", 2), ("America/Los_Angeles", 1)):
        with timezone.override(ZoneInfo(zone)):
            assert begun.rows(pk=cast.driver.pk, day=date(2026, 9, day)) == [cast.driver]
            assert begun.rows(pk=cast.driver.pk, day=date(2026, 9, 3 - day)) == []


def planned() -> int:
    """How many statements the database has planned on this connection to keep."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'kept!_%' ESCAPE '!'")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_the_database_plans_a_query_once_a_connection():
    named = Kept(lambda: Network.objects.filter(name=Given("name"), slug__contains="100%").values_list("pk"))
    connection.close()
    for name in ("x", "it's 100 %", "{}", "x"):
        assert named.rows(name=name) == []
    assert planned() == 1
    connection.close()
    assert planned() == 0
    assert named.rows(name="x") == []
    assert planned() == 1


@pytest.mark.django_db(transaction=True)
def test_behind_a_pooler_nothing_is_left_on_a_connection(settings):
    settings.POOLED = True
    connection.close()
    cast = Cast()
    assert Kept(lambda: Network.objects.filter(slug=Given("slug"))).rows(slug="sierra") == [cast.network]
    assert planned() == 0


@pytest.mark.django_db(transaction=True)
def test_threads_that_ask_at_once_get_their_own_rows():
    people = [Person.objects.create(email=f"p{number}@example.org") for number in range(4)]
    one = Kept(lambda: Person.objects.filter(pk=Given("pk")))
    wrong = []

    def ask(pk):
        wrong.extend(found for _ in range(50) if (found := [row.pk for row in one.rows(pk=pk)]) != [pk])
        connection.close()

    threads = [Thread(target=ask, args=[person.pk]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_many_rows_are_escaped_as_format_html_escapes_them():
    row = '<td class="{}">{}</td>'
    values = [('"a"', "<b>'&"), (1, 2.5), (mark_safe("<i>"), None), ("{0}", "{x}")]
    assert rows_of(row, values) == format_html_join("", row, values)
    assert "<b>" not in rows_of(row, values)
    assert rows_of(row, []) == ""
