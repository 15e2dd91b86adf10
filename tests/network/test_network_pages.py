"""The network's own pages: history, settings, work that stopped; one's profile; letters; the first visit."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from network.activity.actions import record
from network.activity.models import Activity
from network.lib.mailbox import FolderBackend
from network.membership.models import Network, Organization
from network.outbox.models import Effect
from network.people.models import Person
from network.running import first_visit
from tests.network.test_sign_in import is_in
from tests.world import PASSWORD
from tests.world_effects import a_parked_effect

pytestmark = pytest.mark.django_db
HISTORY = "/networks/sierra/history/"
SETTINGS = "/networks/sierra/settings/"
JOBS = "/networks/sierra/jobs/"


@pytest.fixture
def hub(cast) -> Client:
    client = Client()
    client.force_login(cast.facilitator)
    return client


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


# --- history --------------------------------------------------------------------------------------


def test_the_history_says_who_what_when_and_why(cast, hub):
    record(
        Activity.About.GOALS,
        "set the goal of Gold Ridge Union",
        network_id=cast.network.pk,
        by=cast.driver,
        why="The first one was too wide.",
    )
    page = text(hub.get(HISTORY))
    assert "Dana Whitfield set the goal of Gold Ridge Union Why: The first one was too wide." in page
    assert "made Dana Whitfield project driver of Gold Ridge Union" in page
    assert "Harbor Point" not in page, "another network's history"


def test_the_history_shows_one_kind(cast, hub):
    record(Activity.About.GOALS, "set a goal", network_id=cast.network.pk, by=cast.driver)
    page = text(hub.get(HISTORY, {"about": "goals"}))
    assert "set a goal" in page
    assert "project driver of" not in page
    assert "Nothing of this kind" in text(hub.get(HISTORY, {"about": "barriers"}))
    assert hub.get(HISTORY, {"about": "nonsense", "page": "last-but-one"}).status_code == 200


def test_the_history_costs_the_same_however_long_it_is(cast, hub, django_assert_num_queries):
    hub.get(HISTORY)
    for lines in (1, 120):
        for number in range(lines):
            record(Activity.About.WORK, f"did {number}", network_id=cast.network.pk, by=cast.driver)
        # session, person, roles, network, the count, one page of lines with their people
        with django_assert_num_queries(6):
            page = hub.get(HISTORY)
    assert len(page.context["page"]) == 50
    assert "Earlier" in text(page)


# --- settings -------------------------------------------------------------------------------------


def changed(**fields: str) -> dict[str, str]:
    return {
        "name": "Sierra Rural Network",
        "mission": "",
        "school_year": "2026-27",
        "time_zone": "America/Los_Angeles",
        "small_number_threshold": "11",
        **fields,
    }


def test_a_changed_setting_is_kept_and_told_in_the_history(cast, hub):
    answer = hub.post(SETTINGS, changed(small_number_threshold="15", mission="Explain first."))
    assert answer.status_code == 302
    network = Network.objects.get(pk=cast.network.pk)
    assert (network.small_number_threshold, network.mission) == (15, "Explain first.")
    page = text(hub.get(HISTORY))
    assert "changed the smallest group shown from “11” to “15”" in page
    lines = Activity.objects.filter(network=network).count()
    hub.post(SETTINGS, changed(small_number_threshold="15", mission="Explain first."))
    assert Activity.objects.filter(network=network).count() == lines, "saving the same is no change"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"small_number_threshold": "10"}, "Choose 11 or more"),
        ({"school_year": "2026-28"}, "The second year follows the first"),
        ({"school_year": "2026"}, "Write the school year as 2026-27"),
        ({"time_zone": "Mars/Olympus"}, "Choose one from the list"),
        ({"name": ""}, "Fill this in"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_beside_its_field(cast, hub, fields, says):
    answer = hub.post(SETTINGS, changed(**fields))
    assert answer.status_code == 422
    assert says in text(answer)
    assert Network.objects.get(pk=cast.network.pk).small_number_threshold == 11


def test_districts_read_the_settings_and_change_nothing(cast):
    client = Client()
    client.force_login(cast.sponsor)
    page = client.get(SETTINGS)
    assert "Foothill Learning Lab" in text(page)
    assert b'name="small_number_threshold"' not in page.content


def test_organizations_have_dated_parts(cast, hub):
    part = {"new-name": "Valley Fund", "new-kind": "foundation", "new-role": "funder", "new-starts_on": "2026-07-01"}
    for _ in range(2):
        hub.post(reverse("membership:add_organization", args=["sierra"]), part)
    fund = Organization.objects.get(name="Valley Fund")
    [role] = fund.roles.all()
    hub.post(reverse("membership:end_organization_role", args=[role.pk]))
    role.refresh_from_db()
    assert role.ends_on is not None
    assert "Valley Fund Funder Foundation, 1 Jul 2026 to" in text(hub.get(SETTINGS))
    wrong = hub.post(reverse("membership:add_organization", args=["sierra"]), {**part, "new-starts_on": "soon"})
    assert wrong.status_code == 422
    assert "Write a day as 2026-10-06" in text(wrong)


# --- work that stopped ------------------------------------------------------------------------------


def test_what_stopped_says_why_and_is_tried_again(cast, hub):
    effect = a_parked_effect(cast.network)
    page = text(hub.get(JOBS))
    assert "1 piece of work has stopped after three tries" in page
    assert "The mail server did not take the letter." in page
    hub.post(reverse("outbox:retry", args=[effect.pk]))
    effect.refresh_from_db()
    assert (effect.state, effect.attempts) == (Effect.State.OWED, 0)


def test_what_stopped_in_another_network_is_not_there(cast, hub):
    effect = a_parked_effect(cast.other_network)
    assert "Nothing has stopped." in text(hub.get(JOBS))
    assert hub.post(reverse("outbox:retry", args=[effect.pk])).status_code == 404


def test_the_list_of_stopped_work_costs_the_same_however_long(cast, hub, django_assert_num_queries):
    a_parked_effect(cast.network)
    hub.get(JOBS)
    for batch in (1, 70):
        Effect.objects.bulk_create(
            Effect(key=f"k{batch}.{n}", kind="invitation", network=cast.network, state="parked", attempts=3)
            for n in range(batch)
        )
        # session, person, roles, network, the count, one page of what stopped, what is owed
        with django_assert_num_queries(7):
            hub.get(JOBS)


# --- one's profile ----------------------------------------------------------------------------------


def test_a_person_sets_their_name_and_zone_and_pages_follow(cast, hub):
    hub.post(reverse("people:me"), {"name": "Fran O.", "time_zone": "America/New_York"})
    cast.facilitator.refresh_from_db()
    assert (cast.facilitator.name, cast.facilitator.time_zone) == ("Fran O.", "America/New_York")
    line = Activity.objects.filter(network=cast.network).first()
    hub.post(reverse("people:me"), {"name": "Fran O.", "time_zone": "Asia/Tokyo"})
    from datetime import timedelta

    there = line.at + timedelta(hours=9)  # Tokyo keeps one time all year
    assert f"{there.day} {there:%b %Y}, {there.hour}:{there:%M}" in text(hub.get(HISTORY))


def test_a_refused_profile_keeps_what_was_typed_and_shows_the_kept_name_elsewhere(cast, hub):
    answer = hub.post(reverse("people:me"), {"name": "", "time_zone": "Nowhere/Land"})
    assert answer.status_code == 422
    cast.facilitator.refresh_from_db()
    assert cast.facilitator.name == "Fran Ortega"


# --- letters on a machine without a mail server -----------------------------------------------------


@pytest.fixture
def kept(settings, tmp_path):
    settings.MAIL_DIR = tmp_path
    settings.EMAIL_BACKEND = "network.lib.mailbox.FolderBackend"
    mail.EmailMessage("An <b>invitation</b>", "Open http://testserver/invitations/open/abc/", to=["ines@d.test"]).send()
    assert isinstance(mail.get_connection(), FolderBackend)
    return settings


def test_letters_can_be_read_in_the_demonstration(kept, client, cast):
    kept.DEBUG, kept.DEMO = False, True
    page = client.get("/mail/")
    assert "An &lt;b&gt;invitation&lt;/b&gt;" in page.content.decode()
    [name] = re.findall(r'href="(/mail/[0-9a-f]{20}/)"', page.content.decode())
    letter = client.get(name).content.decode()
    assert 'href="http://testserver/invitations/open/abc/"' in letter
    assert "<b>" not in letter


def test_letters_are_read_nowhere_else(kept, client, cast):
    kept.DEBUG = kept.DEMO = False
    assert client.get("/mail/").status_code == 404
    kept.DEMO = True
    kept.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert client.get("/mail/").status_code == 404


@pytest.mark.parametrize("name", ["secret-key", "0" * 20, "a" * 19, "A" * 20])
def test_no_other_file_is_read_as_a_letter(kept, client, cast, name):
    kept.DEMO = True
    (kept.MAIL_DIR / "secret-key.eml").write_text("Subject: no\n\nsecret")
    assert client.get(f"/mail/{name}/").status_code == 404


# --- the first visit --------------------------------------------------------------------------------


@pytest.fixture
def empty(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    assert not Person.objects.exists()
    return first_visit.new_code()


FIRST = {"name": "Kim Okafor", "email": "Kim@hub.test", "password": "copper-lantern-field"}


@pytest.mark.parametrize("address", ["/", "/accounts/login/", "/networks/sierra/members/", "/accounts/password/reset/"])
def test_while_nobody_is_here_every_page_leads_to_the_first_visit(client, empty, address):
    assert client.get(address).url == "/welcome/"


def test_the_code_of_the_terminal_makes_the_first_facilitator(client, empty):
    assert client.get("/welcome/").status_code == 200
    wrong = client.post("/welcome/", {**FIRST, "code": "AAAA-AAAA"})
    assert wrong.status_code == 422
    assert "not the code" in text(wrong)
    assert not Person.objects.exists()
    answer = client.post("/welcome/", {**FIRST, "code": empty.lower().replace("-", " ")})
    assert answer.url == reverse("phases:start_network")
    assert is_in(client)
    person = Person.objects.get()
    assert (person.email, person.is_superuser, person.joined_at is not None) == ("kim@hub.test", True, True)
    assert client.get("/welcome/").status_code == 404
    assert Client().post("/welcome/", {**FIRST, "code": empty, "email": "x@hub.test"}).status_code == 404
    assert Person.objects.count() == 1


def test_a_weak_first_password_is_refused(client, empty):
    answer = client.post("/welcome/", {**FIRST, "code": empty, "password": "kim okafor"})
    assert answer.status_code == 422
    assert "too similar" in text(answer)


def test_the_code_cannot_be_guessed_quickly(client, empty):
    answers = [client.post("/welcome/", {**FIRST, "code": "AAAA-AAAA"}).status_code for _ in range(12)]
    assert answers[:10] == [422] * 10
    assert answers[10:] == [429] * 2


def test_who_may_start_a_network(cast):
    from network.membership.access import may_start_network

    assert may_start_network(cast.facilitator)
    assert not may_start_network(cast.driver)
    assert may_start_network(Person.objects.create_superuser("keeper@hub.test", PASSWORD, name="Kim"))
