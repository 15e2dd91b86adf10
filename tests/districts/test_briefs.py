"""Joint briefs: gathered on the hub's desk, named by consent, sent by letter, answered by link."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from districts.barriers.briefs.actions import AlreadySent, Written, change_brief, name_district, send_brief, write_brief
from districts.barriers.briefs.models import BriefAnswer, BriefPart, JointBrief
from districts.barriers.models import Barrier
from tests.world import a_barrier
from tests.world_barriers import WORDS, a_brief


@pytest.fixture
def sent(cast, perform_owed):
    """A brief that was sent, and the path of its link."""
    brief = a_brief(cast)
    perform_owed()
    mail.outbox.clear()
    send_brief(brief, by=cast.facilitator)
    perform_owed()
    brief.refresh_from_db()
    [letter] = mail.outbox
    assert letter.to == ["dana@county.test"]
    mail.outbox.clear()
    return brief, re.findall(r"http://[^/\s]+(/go/joint-brief/\S+)", letter.body)[0], letter


def test_from_the_desk_to_a_draft_and_out(cast, client, perform_owed):
    mine = a_barrier(cast.member, by=cast.driver, kind="staff")
    theirs = a_barrier(cast.neighbour, "Nobody comes", by=cast.neighbour_driver, kind="staff")
    a_barrier(cast.member, "No bus", by=cast.driver, kind="money")
    client.force_login(cast.facilitator)
    desk = client.get(reverse("barriers:desk", args=[cast.network.slug])).content.decode()
    assert "Several districts meet the same: staff or substitutes" in desk
    assert desk.index("Nobody comes") < desk.index("No bus"), "what several meet stands first"
    address = reverse("barriers:write_brief", args=[cast.network.slug])
    form = client.get(f"{address}?barrier={mine.pk}&barrier={theirs.pk}&barrier=x").content.decode()
    assert form.count("checked") == 2
    typed = WORDS | {"barriers": [mine.pk, theirs.pk], "client_key": str(uuid4())}
    wrong = client.post(address, typed | {"contact_email": "dana"})
    assert wrong.status_code == 422
    assert WORDS["what"] in wrong.content.decode()
    for _ in range(2):  # sent twice
        page = client.post(address, typed, follow=True).content.decode()
    assert "for 2 districts" in page
    brief = JointBrief.objects.get()
    assert "In the joint brief" in client.get(reverse("barriers:desk", args=[cast.network.slug])).content.decode()
    client.post(reverse("barriers:send_brief", args=[brief.pk]))
    perform_owed()
    assert [letter.to for letter in mail.outbox if "joint" in letter.body or "obstacle" in letter.body] == [
        ["dana@county.test"]
    ]
    page = client.get(reverse("barriers:edit_brief", args=[brief.pk]), follow=True).content.decode()
    assert "not changed any more" in page


def test_a_district_is_named_when_its_team_says_so_and_not_otherwise(cast, client, perform_owed):
    brief = a_brief(cast)
    client.force_login(cast.driver)
    page = client.get(reverse("barriers:brief", args=[brief.pk])).content.decode()
    assert "does not name it" in page
    assert "Ms. Ruiz" not in page, "nobody reads another district's barrier"
    part = brief.parts.get(member=cast.member)
    change_brief(
        brief,
        Written(**WORDS | {"seen": f"In {cast.member} too."}, barriers=tuple(b.barrier for b in brief.parts.all())),
        by=cast.facilitator,
    )
    client.force_login(cast.facilitator)
    refused = client.post(reverse("barriers:send_brief", args=[brief.pk]), follow=True).content.decode()
    assert f"It names {cast.member}, and the team there has not said that it may." in refused
    client.force_login(cast.driver)
    client.post(reverse("barriers:name_us", args=[part.pk]), {"named": "yes"})
    send_brief(brief, by=cast.facilitator)
    client.logout()
    perform_owed()
    [letter] = [one for one in mail.outbox if one.to == ["dana@county.test"]]
    [path] = re.findall(r"http://[^/\s]+(/go/joint-brief/\S+)", letter.body)
    page = client.get(path).content.decode()
    assert f"for 2 districts, among them {cast.member}" in page
    for hidden in (str(cast.neighbour), "Thursdays", "Ruiz"):
        assert hidden not in page + letter.body
    with pytest.raises(AlreadySent):
        name_district(part, False, by=cast.driver)


def test_an_answer_by_link_answers_every_district_once(sent, client, perform_owed, cast):
    brief, path, _ = sent
    day = timezone.localdate() + timedelta(days=10)
    typed = {"kind": "promised", "due_on": day.isoformat(), "words": "From January on.", "client_key": str(uuid4())}
    assert client.post(path, typed | {"due_on": ""}).status_code == 422
    for _ in range(2):
        page = client.post(path, typed, follow=True)
    assert "2 districts will read it today" in page.content.decode()
    perform_owed()
    assert BriefAnswer.objects.count() == 1
    assert set(Barrier.objects.values_list("state", "due_on")) == {("promised", day)}
    told = {letter.to[0]: letter.body for letter in mail.outbox}
    assert set(told) == {cast.driver.email, cast.neighbour_driver.email, cast.facilitator.email}
    assert "Dana Whitfield, County office: From January on." in told[cast.driver.email]
    client.post(path, {"kind": "removed", "client_key": str(uuid4())})
    brief.refresh_from_db()
    assert (brief.state, brief.due_on) == ("removed", None)
    assert set(Barrier.objects.values_list("state", flat=True)) == {"removed"}
    client.post(path, {"kind": "cannot", "words": "Too late.", "client_key": str(uuid4())})
    assert set(Barrier.objects.values_list("state", flat=True)) == {"removed"}, "what is out of the way stays so"


def test_every_district_reads_what_was_sent_and_none_a_draft_of_others(cast, client):
    brief = a_brief(cast)
    brief.parts.filter(member=cast.neighbour).delete()
    client.force_login(cast.neighbour_driver)
    address, listed = reverse("barriers:brief", args=[brief.pk]), reverse("barriers:briefs", args=[cast.network.slug])
    assert client.get(address).status_code == 404
    assert brief.title not in client.get(listed).content.decode()
    send_brief(brief, by=cast.facilitator)
    page = client.get(address).content.decode()
    assert WORDS["ask"] in page
    assert "for 1 district" in page
    assert "Thursdays" not in page
    assert brief.title in client.get(listed).content.decode()


def test_sent_once_more_the_first_link_ends(sent, client, perform_owed, cast):
    brief, path, _ = sent
    send_brief(brief, by=cast.facilitator)
    perform_owed()
    assert client.get(path).status_code == 410
    [again] = re.findall(r"http://[^/\s]+(/go/joint-brief/\S+)", mail.outbox[-1].body)
    assert client.get(again).status_code == 200
    assert client.get("/go/joint-brief/made-up/").status_code == 404


def test_a_barrier_stands_behind_one_brief_at_a_time(cast, client):
    brief = a_brief(cast)
    barrier = brief.parts.first().barrier
    other = write_brief(cast.network, Written(**WORDS), by=cast.facilitator, client_key=uuid4())
    twice = BriefPart(network=cast.network, brief=other, barrier=barrier, member=barrier.member)
    with pytest.raises(IntegrityError), transaction.atomic():
        twice.save()
    second = write_brief(cast.network, Written(**WORDS, barriers=(barrier,)), by=cast.facilitator, client_key=uuid4())
    assert not second.parts.exists(), "it stays where it is"
    change_brief(brief, Written(**WORDS, barriers=()), by=cast.facilitator)
    client.force_login(cast.facilitator)
    page = client.post(reverse("barriers:send_brief", args=[brief.pk]), follow=True).content.decode()
    assert "No barrier stands behind this brief" in page
    assert JointBrief.objects.get(pk=brief.pk).sent_at is None


def test_the_desk_asks_as_much_for_many_as_for_few(cast, client, django_assert_num_queries):
    a_brief(cast)
    client.force_login(cast.facilitator)
    address = reverse("barriers:desk", args=[cast.network.slug])
    client.get(address)
    with django_assert_num_queries(7):  # session, person, holdings, network, barriers, parts, their briefs
        client.get(address)
    for number in range(12):
        a_barrier(cast.member, f"More {number}", by=cast.driver)
    with django_assert_num_queries(7):
        client.get(address)
