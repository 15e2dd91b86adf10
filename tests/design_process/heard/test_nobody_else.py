"""What was written in private is found by nobody else, by no address, in no letter: walked as a team's cards are."""

from contextlib import suppress
from uuid import uuid4

import pytest
from django.apps import apps
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from design_process.digests.digest import digest_of
from design_process.digests.notices import letter_of
from design_process.digests.weeks import monday_of
from design_process.heard.actions import write_on
from design_process.heard.models import NotHeard
from design_process.sharing.models import Snapshot
from network.activity.models import Activity
from network.membership.actions import grant_role
from network.membership.roles import Role
from network.outbox.models import Effect
from tests.test_leaks import FAR, addresses, body_of, session_of
from tests.world import a_person
from tests.world_effects import a_parked_effect
from tests.world_heard import a_note
from tests.world_ideas import a_round
from tests.world_meetings import a_meeting

SECRET, FOUND_BY = "zyxxheard", "quillwort"
MARK = f"{FOUND_BY} {SECRET}"
# Who is nearest to it; whoever is further away finds its addresses shut in the access table.
OTHERS = ("co_facilitator", "driver", "sponsor", "second")

pytestmark = pytest.mark.at_work


@pytest.fixture
def planted(cast):
    """A team member wrote about a round and about a meeting; the facilitator answered. A second one was not chosen."""
    cast.second = a_person("second@sierra.test", "Sid Amari")
    grant_role(cast.network, cast.second, Role.FACILITATOR, by=cast.facilitator, on=timezone.localdate())
    cast.lines = Activity.objects.count()
    held = a_meeting(cast.network, "Session", kind="team", scope=f"member:{cast.member.pk}", by=cast.facilitator)
    asked = a_round(cast.member, by=cast.driver)
    cast.lines = Activity.objects.count()
    for about in (held, asked):
        note = a_note(cast.member, MARK, by=cast.team_member, to=(cast.facilitator,), about=about)
        write_on(note, MARK, by=cast.facilitator, client_key=uuid4())
        write_on(note, MARK, by=cast.team_member, client_key=uuid4())
    cast.asked = asked
    return cast


def client_of(cast, who: str) -> Client:
    if who != "second":
        return session_of(cast, who)
    client = Client()
    client.force_login(cast.second)
    return client


def every_address(cast):
    """Each address of the network, searched for the word; each with a number, for whatever might lead to a note."""
    note = NotHeard.objects.exclude(meeting=None).get()
    numbers = {note.pk, cast.asked.pk, note.meeting_id, cast.member.pk}
    filled = {"slug": [cast.network.slug], "pk": numbers}
    for name, takes in addresses(get_resolver().url_patterns):
        key = next((one for one in takes if one in filled), None)
        for value in filled[key] if key else [FAR]:
            with suppress(NoReverseMatch):
                yield f"{reverse(name, kwargs={one: value if one == key else FAR for one in takes})}?q={FOUND_BY}"


@pytest.mark.parametrize("who", OTHERS)
def test_by_no_address_and_no_search(planted, who):
    client = client_of(planted, who)
    assert [address for address in every_address(planted) if SECRET in body_of(client, address)] == []


def test_who_was_chosen_finds_it_on_its_own_page_and_nowhere_else(planted):
    client = client_of(planted, "facilitator")
    found = {address.partition("?")[0] for address in every_address(planted) if SECRET in body_of(client, address)}
    note = NotHeard.objects.exclude(meeting=None).get()
    own = {reverse(f"heard:{name}", args=[note.pk]) for name in ("note", "write")}
    assert {note.get_absolute_url()} <= found <= own


def test_no_history_and_no_earlier_version_tells_of_it(planted):
    assert Activity.objects.count() == planted.lines
    ours = [model for model in apps.get_app_config("design_process").get_models() if "NotHeard" in model.__name__]
    assert {model.__name__ for model in ours} == {"NotHeard", "NotHeardReader", "NotHeardWord"}


def test_letters_and_digests_say_nothing_of_it(planted, perform_owed):
    perform_owed()
    told = [letter for letter in mail.outbox if letter.subject == "Something for you to read"]
    assert {letter.to[0] for letter in told} == {planted.facilitator.email, planted.team_member.email}
    for letter in mail.outbox:
        assert SECRET not in str(letter.message()).lower()
    for letter in told:
        other = "Fran" if letter.to[0] == planted.team_member.email else "Tomas"
        for name in (other, "Gold Ridge", "not heard"):
            assert name not in str(letter.message())
    now, today = timezone.now(), timezone.localdate()
    for person in (planted.facilitator, planted.team_member, planted.driver, planted.sponsor, planted.co_facilitator):
        digest = digest_of(person, planted.network, today=today, now=now)
        written = str(letter_of(digest, person, planted.network, monday_of(today))).lower()
        assert "heard" not in written
        assert "for you to read" not in written


def test_a_letter_that_cannot_be_sent_is_no_business_of_the_hub(planted):
    Effect.objects.filter(kind="to_read").update(state=Effect.State.PARKED, reason="SMTPRecipientsRefused: someone")
    a_parked_effect(planted.network)
    page = client_of(planted, "co_facilitator").get(reverse("outbox:parked", args=[planted.network.slug]))
    assert b"Invitation" in page.content
    assert b"read" not in page.content.split(b"Stopped")[1].split(b"<footer")[0].replace(b"already", b"")


def test_no_page_that_is_kept_holds_it(planted):
    hub = client_of(planted, "facilitator")
    address = reverse("sharing:save_network_snapshot", args=[planted.network.slug])
    checked = hub.post(address, {}).context["checked"]
    hub.post(address, {"checked": checked})
    assert Snapshot.objects.exists()
    assert not [one for one in Snapshot.objects.all() if SECRET in str(one.content).lower()]
