"""Data walks: one writes before one reads, without a name; closed, all read it; what was written becomes candidates."""

import re
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from design_process.data_walks.actions import Said, close_walk, make_candidate, write_entries
from design_process.data_walks.models import DataWalk, WalkChart, WalkEntry
from design_process.problems.actions import ProblemWords
from design_process.problems.models import ProblemOfPractice
from design_process.progress.positions import position_for, positions_of
from network.activity.models import Activity
from tests.threads import in_threads
from tests.world import a_seat, an_indicator
from tests.world_walks import a_walk, noticed, wondered

NEED = "a look at the common data together"
PROBLEM = {"title": "Why is it so", "statement": "Few say why.", "for_whom": "Grades 4 to 6"}


@pytest.fixture
def walk(cast):
    return a_walk(cast.network, by=cast.facilitator)


def page_of(client, person, walk) -> str:
    client.force_login(person)
    return client.get(walk.get_absolute_url()).content.decode()


def write(client, person, walk, **said):
    client.force_login(person)
    return client.post(reverse("data_walks:write", args=[walk.pk]), {"client_key": str(uuid4()), **said})


def test_the_hub_opens_a_walk_once_and_only_of_the_networks_own_charts(cast, client):
    common = an_indicator(cast.network, "Common", by=cast.facilitator)
    own = an_indicator(cast.network, "Their own", member=cast.member, by=cast.driver)
    client.force_login(cast.facilitator)
    to, day = reverse("data_walks:open", args=[cast.network.slug]), timezone.localdate().isoformat()
    said = {"title": "Who explains?", "ends_on": day, "client_key": str(uuid4())}
    for wrong in ({"indicators": [own.pk]}, {}, {"indicators": [common.pk], "ends_on": "2020-01-01"}):
        refused = client.post(to, {**said, **wrong})
        assert refused.status_code == 422
        assert "Who explains?" in refused.content.decode()
    assert not DataWalk.objects.exists()
    for _ in range(2):
        assert client.post(to, {**said, "indicators": [common.pk]}).status_code == 302
    walk = DataWalk.objects.get()
    assert [one.indicator for one in walk.charts.all()] == [common]
    assert Activity.objects.filter(words__startswith="opened the data walk").count() == 1
    with pytest.raises(IntegrityError, match="common numbers"), transaction.atomic():
        WalkChart.objects.create(network=cast.network, walk=walk, indicator=own)


def test_others_are_read_after_ones_own_first_noticing(cast, client, walk):
    noticed(walk, "Half of them rise.", by=cast.neighbour_driver, member=cast.neighbour)
    before = page_of(client, cast.driver, walk)
    assert "Half of them rise." not in before
    assert "1 person from 1 district has written." in before
    assert "Half of them rise." not in page_of(client, cast.facilitator, walk)  # the hub reads it when it is closed
    write(client, cast.driver, walk, wondering="Who counts?")
    assert "Half of them rise." not in page_of(client, cast.driver, walk)
    write(client, cast.driver, walk, noticing="Ours do not.")
    after = page_of(client, cast.driver, walk)
    for words in ("Half of them rise.", "Ours do not.", "Who counts?"):
        assert words in after
    assert "Half of them rise." not in page_of(client, cast.team_member, walk)


def test_no_name_stands_with_an_entry_unless_its_author_says_so(cast, client, walk):
    one = noticed(walk, "Half of them rise.", by=cast.neighbour_driver, member=cast.neighbour)
    noticed(walk, "Ours do not.", by=cast.driver, member=cast.member)
    assert "Noor Haddad" not in page_of(client, cast.driver, walk)
    to = reverse("data_walks:change", args=[one.pk])
    assert client.post(to, {"step": "name"}).status_code == 403  # not hers
    client.force_login(cast.neighbour_driver)
    client.post(to, {"step": "name"})
    assert "Noor Haddad, Camino Flat" in page_of(client, cast.driver, walk)
    client.force_login(cast.neighbour_driver)
    client.post(to, {"step": "nameless"})
    assert "Noor Haddad" not in page_of(client, cast.driver, walk)
    assert not Activity.objects.filter(by=cast.neighbour_driver, words__contains="Half").exists()


def test_readers_get_the_same_page_whoever_of_two_wrote_what(cast, client, walk):
    one = noticed(walk, "Half of them rise.", by=cast.neighbour_driver, member=cast.neighbour)
    other = noticed(walk, "The others fall.", by=cast.team_member, member=cast.member)
    close_walk(walk, by=cast.facilitator)
    by_itself = re.compile(r"csrfmiddlewaretoken[^>]*>|X-CSRFToken[^>]*>")
    readers = (cast.facilitator, cast.driver, cast.sponsor)
    before = [by_itself.sub("", page_of(client, who, walk)) for who in readers]
    WalkEntry.objects.filter(pk=one.pk).update(by=cast.team_member)
    WalkEntry.objects.filter(pk=other.pk).update(by=cast.neighbour_driver)
    assert [by_itself.sub("", page_of(client, who, walk)) for who in readers] == before


def test_the_same_line_sent_twice_is_one_and_other_words_are_kept_too(cast, client, walk):
    key = str(uuid4())
    for words in ("It rises.", "It rises.", "It falls."):
        write(client, cast.driver, walk, noticing=words, client_key=key)
    assert sorted(walk.entries.values_list("words", flat=True)) == ["It falls.", "It rises."]


def test_an_empty_line_is_refused_with_a_sentence_and_what_was_typed_is_kept(cast, client, walk):
    chart = walk.charts.get()
    refused = write(client, cast.driver, walk, chart=chart.pk, named="on")
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "One line is enough." in page
    assert f'value="{chart.pk}" selected' in page
    long = write(client, cast.driver, walk, wondering="why " * 200)
    assert long.status_code == 422
    assert "why why why" in long.content.decode()
    foreign = a_walk(cast.network, "Another", by=cast.facilitator).charts.get()
    assert write(client, cast.driver, walk, noticing="It rises.", chart=foreign.pk).status_code == 422
    with pytest.raises(IntegrityError, match="another data walk"), transaction.atomic():
        noticed(walk, "It rises.", by=cast.driver, member=cast.member, chart=foreign)


def test_an_entry_stands_with_its_chart_and_can_be_taken_back_until_the_walk_is_closed(cast, client, walk):
    chart = walk.charts.get()
    write(client, cast.driver, walk, noticing="It rises.", chart=chart.pk)
    entry = walk.entries.get()
    assert entry.chart == chart
    client.post(reverse("data_walks:change", args=[entry.pk]), {"step": "back"})
    assert not walk.entries.exists()
    kept = noticed(walk, "It falls.", by=cast.driver, member=cast.member)
    close_walk(walk, by=cast.facilitator)
    client.post(reverse("data_walks:change", args=[kept.pk]), {"step": "back"})
    assert walk.entries.get() == kept


def test_the_list_begins_with_the_latest_and_says_where_each_stands(cast, client, walk):
    noticed(walk, "It rises.", by=cast.driver, member=cast.member)
    close_walk(walk, by=cast.facilitator)
    a_walk(cast.network, "And now?", by=cast.facilitator)
    client.force_login(cast.driver)
    lines = client.get(reverse("data_walks:walks", args=[cast.network.slug])).context["lines"]
    assert [str(line.walk) for line in lines] == ["And now?", "Who explains?"]
    assert [line.stands.partition(" ")[0] for line in lines] == ["Until", "Closed,"]


def test_closed_everybody_reads_and_nobody_writes(cast, client, walk):
    noticed(walk, "Half of them rise.", by=cast.neighbour_driver, member=cast.neighbour)
    client.force_login(cast.facilitator)
    for _ in range(2):
        client.post(reverse("data_walks:close", args=[walk.pk]))
    assert Activity.objects.filter(words__startswith="closed the data walk").count() == 1
    for who in (cast.facilitator, cast.driver, cast.sponsor, cast.team_member):
        assert "Half of them rise." in page_of(client, who, walk)
    late = write(client, cast.driver, walk, noticing="Too late, but true.")
    assert late.status_code == 409
    assert "Too late, but true." in late.content.decode()
    entry = walk.entries.get()
    with pytest.raises(IntegrityError, match="closed data walk"), transaction.atomic():
        WalkEntry.objects.filter(pk=entry.pk).update(words="Other words")
    noticed_after = {"kind": "noticing", "words": "After", "client_key": uuid4(), "by": cast.driver}
    with pytest.raises(IntegrityError, match="closed data walk"), transaction.atomic():
        WalkEntry.objects.create(network=cast.network, walk=walk, member=cast.member, **noticed_after)


@pytest.mark.parametrize("who", ["driver", "team_member", "sponsor"])
def test_a_noticing_opens_the_gate_of_ones_own_member_and_a_wondering_does_not(cast, client, walk, who):
    today, person = timezone.localdate(), getattr(cast, who)
    write(client, person, walk, wondering="Why?")
    assert NEED in position_for(cast.member, today).missing
    write(client, person, walk, noticing="It rises.")
    assert NEED not in position_for(cast.member, today).missing
    assert NEED in positions_of(cast.network, today)[cast.neighbour.pk].missing
    page = client.get(reverse("progress:readiness", args=[cast.member.pk])).content.decode()
    assert "Your people wrote what they notice in the data walk “Who explains?”." in page
    assert "It rises." not in page


def test_pre_work_leads_to_the_open_walk_and_the_hub_notes_what_it_heard(cast, client, walk):
    client.force_login(cast.driver)
    to = reverse("progress:readiness", args=[cast.member.pk])
    assert walk.get_absolute_url() in client.get(to).content.decode()
    client.force_login(cast.facilitator)
    assert reverse("progress:note_data", args=[cast.member.pk]) in client.get(to).content.decode()
    close_walk(walk, by=cast.facilitator)
    client.force_login(cast.driver)
    page = client.get(to).content.decode()
    assert walk.get_absolute_url() not in page
    assert reverse("progress:note_data", args=[cast.member.pk]) in page


def test_due_now_asks_each_until_they_have_noticed_something(cast, client, walk):
    ask = "A data walk is open: look and write"
    to = reverse("progress:due_now", args=[cast.member.pk])
    client.force_login(cast.driver)
    assert ask in client.get(to).content.decode()
    write(client, cast.driver, walk, noticing="It rises.")
    assert ask not in client.get(to).content.decode()
    client.force_login(cast.team_member)
    assert ask in client.get(to).content.decode()
    close_walk(walk, by=cast.facilitator)
    assert ask not in client.get(to).content.decode()


def test_the_hub_makes_one_candidate_of_entries_that_belong_together(cast, client, walk):
    one = wondered(walk, "Why do few say why?", by=cast.driver, member=cast.member)
    other = noticed(walk, "Few write why.", by=cast.neighbour_driver, member=cast.neighbour)
    client.force_login(cast.facilitator)
    to = reverse("data_walks:candidate", args=[one.pk])
    assert client.get(to).status_code == 404  # the hub reads it when it is closed
    close_walk(walk, by=cast.facilitator)
    assert "Why do few say why?</textarea>" in client.get(to).content.decode()
    refused = client.post(to, {**PROBLEM, "for_whom": ""})
    assert refused.status_code == 422
    assert "Few say why." in refused.content.decode()
    for _ in range(2):
        assert client.post(to, {**PROBLEM, "others": [other.pk]}).status_code == 302
    problem = ProblemOfPractice.objects.get()
    assert set(WalkEntry.objects.filter(problem=problem)) == {one, other}
    assert page_of(client, cast.driver, walk).count("Became a problem of practice") == 2


@pytest.mark.django_db(transaction=True)
def test_two_of_the_hub_make_one_candidate_of_one_entry(cast):
    walk = a_walk(cast.network, by=cast.facilitator)
    entry = wondered(walk, "Why?", by=cast.driver, member=cast.member)
    close_walk(walk, by=cast.facilitator)

    def make(number):
        words = ProblemWords(f"Say why {number}", "Few say why.", "All")
        return make_candidate(entry, words, [], by=cast.facilitator).pk

    made = in_threads(make, 2)
    assert len(set(made)) == 1
    assert ProblemOfPractice.objects.count() == 1


def test_who_is_of_two_members_says_for_which_they_look(cast, client, walk):
    a_seat(cast.neighbour, cast.driver)
    assert "You look for" in page_of(client, cast.driver, walk)
    assert write(client, cast.driver, walk, noticing="It rises.").status_code == 422
    write(client, cast.driver, walk, noticing="It rises.", member=cast.neighbour.pk)
    assert walk.entries.get().member == cast.neighbour


def test_a_page_asks_the_same_however_much_was_written(cast, client, walk, django_assert_num_queries):
    noticed(walk, "It rises.", by=cast.driver, member=cast.member)
    page_of(client, cast.driver, walk)
    with CaptureQueriesContext(connection) as few:
        client.get(walk.get_absolute_url())
    chart = walk.charts.get()
    for number in range(20):
        write_entries(
            walk,
            Said(f"Line {number}", f"Why {number}?", chart),
            cast.neighbour,
            by=cast.neighbour_driver,
            client_key=uuid4(),
        )
    with django_assert_num_queries(len(few)):
        client.get(walk.get_absolute_url())
