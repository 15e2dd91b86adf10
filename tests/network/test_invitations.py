"""The life of an invitation: sent, opened, accepted; repeated, withdrawn, expired, tampered with."""

import logging
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from districts.directory.models import Seat
from network.activity.models import Activity
from network.lib.redact import redacted
from network.membership import actions
from network.membership.links import Standing, find_link, link_token
from network.membership.models import Invitation, RoleGrant
from network.membership.roles import Role
from network.outbox.models import Effect
from network.people.models import Person
from tests.network.test_sign_in import is_in
from tests.world import PASSWORD, a_person, an_invitation

pytestmark = pytest.mark.django_db
ADDRESS = "ines@district.test"
GOOD = "copper-lantern-field"


@pytest.fixture
def invited(cast) -> Invitation:
    return an_invitation(cast.member, email=ADDRESS, role=Role.DRIVER, by=cast.facilitator)


def link_in(letter) -> str:
    return re.search(r"https?://[^/\s]+(/invitations/open/\S+)", letter.body).group(1)


def open_it(client: Client, path: str):
    """Follow the link as a browser does, to the page whose address holds no secret."""
    return client.get(path, follow=True)


def accept_it(client: Client, **typed: str):
    return client.post(reverse("sign_in:accept"), {"name": "Ines Okafor", "password": GOOD, **typed})


def test_from_the_letter_to_the_role(cast, client, mailoutbox, perform_owed):
    client.force_login(cast.facilitator)
    form = {
        "email": "Ines@District.test",
        "name": "Ines",
        "role": "driver",
        "member": cast.member.pk,
        "stakeholder_group": "principal",
        "level": "school",
        "title": "Principal, Silver Creek School",
    }
    answer = client.post(reverse("directory:invite", args=["sierra"]), form, follow=True)
    assert "We are writing to ines@district.test" in answer.content.decode()
    assert mailoutbox == [], "letters leave after the page, not within it"
    perform_owed()
    [letter] = mailoutbox
    assert letter.to == [ADDRESS]
    assert letter.subject == "Fran Ortega invites you to Sierra Rural Network as project driver of Gold Ridge Union"
    assert letter.reply_to == [cast.facilitator.email]
    assert "The link works until" in letter.body
    assert "Why you get this letter" in letter.body
    [(html, kind)] = letter.alternatives
    assert kind == "text/html"
    assert link_in(letter) in html

    visitor = Client()
    page = open_it(visitor, link_in(letter))
    assert "project driver of Gold Ridge Union" in page.content.decode()
    answer = accept_it(visitor, name="Ines Okafor")
    assert answer.status_code == 302
    assert is_in(visitor)
    person = Person.objects.get(email=ADDRESS)
    assert person.name == "Ines Okafor"
    assert person.check_password(GOOD)
    assert person.joined_at is not None
    assert Invitation.objects.get(grant__person=person).state == "joined"
    seat = Seat.objects.get(grant__person=person)
    assert (seat.member, seat.stakeholder_group, seat.level) == (cast.member, "principal", "school")
    assert visitor.get(reverse("directory:member", args=[cast.member.pk])).status_code != 403


def test_a_letter_sent_again_after_a_crash_is_the_same_letter(invited, mailoutbox, perform_owed):
    perform_owed()
    Effect.objects.update(state=Effect.State.OWED)
    perform_owed()
    first, second = mailoutbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_a_mail_program_that_opens_the_link_changes_nothing(invited, mailoutbox, perform_owed):
    perform_owed()
    scanner = Client()
    for _ in range(3):
        assert open_it(scanner, link_in(mailoutbox[0])).status_code == 200
    scanner.head(link_in(mailoutbox[0]))
    invited.refresh_from_db()
    assert invited.state == "waiting"
    assert invited.grant.person.joined_at is None


def test_the_secret_leaves_the_address_and_goes_to_nobody_else(invited):
    client = Client()
    first = client.get(reverse("sign_in:open", args=[link_token(invited)]))
    assert first.status_code == 302
    assert first.url == reverse("sign_in:accept")
    assert first["Referrer-Policy"] == "no-referrer"
    assert "no-store" in first["Cache-Control"]
    page = client.get(first.url)
    assert page["Referrer-Policy"] == "same-origin", "with no-referrer a browser sends the form from origin null: 403"
    assert link_token(invited) not in page.content.decode()


@pytest.mark.parametrize("name", ["gunicorn.access", "django.server", "django.request", "celery.worker"])
def test_no_log_keeps_the_secret(invited, caplog, name):
    path = reverse("sign_in:open", args=[link_token(invited)])
    logger = logging.getLogger(name)
    caplog.set_level(logging.WARNING, logger=name)
    logger.addHandler(caplog.handler)  # some of these pass nothing on to the root
    logger.warning('"%(r)s" %(s)s', {"r": f"GET {path} HTTP/1.1", "s": 302})
    logger.warning("Not Found: %s", path)
    logger.removeHandler(caplog.handler)
    assert link_token(invited) not in caplog.text
    assert "/invitations/open/[hidden]/" in caplog.text
    assert "9f0c" not in redacted("GET /accounts/password/reset/key/1-cr8x3-9f0c/ HTTP/1.1")
    assert "abc" not in redacted("GET /accounts/google/login/callback/?state=abc&code=abc HTTP/1.1")


def test_somebody_may_do_without_a_password(invited):
    client = Client()
    open_it(client, reverse("sign_in:open", args=[link_token(invited)]))
    accept_it(client, password="", by_code="1")
    assert is_in(client)
    assert not Person.objects.get(email=ADDRESS).has_usable_password()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"password": ""}, "Choose a password, or sign in with codes"),
        ({"password": "short"}, "too short"),
        ({"password": "ines@district.test"}, "too similar"),
        ({"name": ""}, "Fill this in"),
    ],
)
def test_what_is_missing_is_said_beside_the_field_and_nothing_changes(invited, typed, says):
    client = Client()
    open_it(client, reverse("sign_in:open", args=[link_token(invited)]))
    answer = accept_it(client, **typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not is_in(client)
    assert Person.objects.get(email=ADDRESS).joined_at is None


def test_a_used_link_leads_to_sign_in_and_signs_nobody_in(invited):
    path = reverse("sign_in:open", args=[link_token(invited)])
    first = Client()
    open_it(first, path)
    accept_it(first)
    thief = Client()
    page = open_it(thief, path).content.decode()
    assert "You already have an account" in page
    assert reverse("account_login") in page
    accept_it(thief, name="Thief", password="stolen-lantern-field")
    assert not is_in(thief)
    person = Person.objects.get(email=ADDRESS)
    assert person.name == "Ines Okafor"
    assert person.check_password(GOOD)


def test_two_tabs_finish_the_same_invitation_once(invited):
    tabs = [Client(), Client()]
    for tab in tabs:
        open_it(tab, reverse("sign_in:open", args=[link_token(invited)]))
    accept_it(tabs[0])
    late = accept_it(tabs[1], name="Somebody Else", password="other-lantern-field")
    assert late.status_code == 200
    assert "You already have an account" in late.content.decode()
    assert not is_in(tabs[1])
    assert Person.objects.get(email=ADDRESS).check_password(GOOD)


def test_somebody_with_an_account_gets_no_secret_and_signs_in_as_always(cast, mailoutbox, perform_owed):
    a_person(ADDRESS, "Ines Okafor")
    invitation = an_invitation(cast.member, email=ADDRESS, role=Role.SPONSOR, by=cast.facilitator)
    perform_owed()
    assert "/invitations/open/" not in mailoutbox[0].body
    assert "/accounts/login/" in mailoutbox[0].body
    client = Client()
    assert (
        "You already have an account"
        in open_it(client, reverse("sign_in:open", args=[link_token(invitation)])).content.decode()
    )
    client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
    invitation.refresh_from_db()
    assert invitation.state == "joined"


def test_repeating_sends_a_fresh_link_and_ends_the_earlier_one(cast, invited, mailoutbox, perform_owed):
    perform_owed()
    actions.repeat_invitation(invited, by=cast.facilitator)
    perform_owed()
    old, new = (link_in(letter) for letter in mailoutbox)
    page = open_it(Client(), old).content.decode()
    assert "There is a newer letter" in page
    visitor = Client()
    assert "Set password and sign in" in open_it(visitor, new).content.decode()
    accept_it(visitor)
    assert is_in(visitor)


def test_a_letter_overtaken_by_its_repetition_is_not_sent(cast, invited, mailoutbox, perform_owed):
    actions.repeat_invitation(invited, by=cast.facilitator)
    perform_owed()
    assert len(mailoutbox) == 1


def test_withdrawing_takes_the_role_and_the_link_away_and_says_so(cast, invited, mailoutbox, perform_owed):
    perform_owed()
    actions.withdraw_invitation(invited, by=cast.facilitator, on=timezone.localdate())
    assert "This invitation was withdrawn" in open_it(Client(), link_in(mailoutbox[0])).content.decode()
    assert not RoleGrant.objects.in_force().filter(person=invited.grant.person).exists()
    perform_owed()
    assert "has ended" in mailoutbox[-1].subject


def test_a_link_expires_and_repeating_brings_it_back(cast, invited, time_machine, mailoutbox, perform_owed):
    perform_owed()
    time_machine.move_to(timezone.now() + timedelta(days=14, minutes=1))
    page = open_it(Client(), link_in(mailoutbox[0])).content.decode()
    assert "This link has expired" in page
    assert cast.facilitator.email in page, "whom to ask"
    actions.repeat_invitation(invited, by=cast.facilitator)
    perform_owed()
    assert "Set password and sign in" in open_it(Client(), link_in(mailoutbox[-1])).content.decode()


def test_a_link_that_expires_between_opening_and_sending_is_refused(invited, time_machine):
    client = Client()
    open_it(client, reverse("sign_in:open", args=[link_token(invited)]))
    time_machine.move_to(timezone.now() + timedelta(days=15))
    accept_it(client)
    assert Person.objects.get(email=ADDRESS).joined_at is None


@pytest.mark.parametrize(
    "change", [lambda token: token[:-1], lambda token: "x" + token, lambda token: token.swapcase()]
)
def test_a_tampered_link_opens_nothing_and_leaves_no_session(invited, change):
    client = Client()
    answer = client.get(reverse("sign_in:open", args=[change(link_token(invited))]))
    assert answer.status_code == 404
    assert "This link does not work" in answer.content.decode()
    assert "sessionid" not in client.cookies


def test_a_link_for_somebody_else_says_who_is_signed_in(cast, invited):
    client = Client()
    client.force_login(cast.sponsor)
    page = open_it(client, reverse("sign_in:open", args=[link_token(invited)])).content.decode()
    assert f"You are signed in as {cast.sponsor.email}" in page
    assert accept_it(client).status_code == 200
    assert Person.objects.get(email=ADDRESS).joined_at is None


def test_a_locked_account_is_not_opened_by_a_link(invited):
    Person.objects.filter(email=ADDRESS).update(is_active=False)
    client = Client()
    open_it(client, reverse("sign_in:open", args=[link_token(invited)]))
    accept_it(client)
    assert not is_in(client)
    assert find_link(invited.pk, invited.round).standing == Standing.WITHDRAWN


def test_whoever_has_not_joined_is_told_what_concerns_them(cast, invited):
    told = RoleGrant.objects.who_to_tell(cast.network.pk, Role.DRIVER, scope=f"member:{cast.member.pk}")
    assert [person.email for person in told] == [cast.driver.email, ADDRESS]
    assert cast.neighbour_driver in RoleGrant.objects.who_to_tell(cast.network.pk, Role.DRIVER)
    assert cast.other_driver not in RoleGrant.objects.who_to_tell(cast.network.pk)
    actions.end_grant(invited.grant, by=cast.facilitator, on=timezone.localdate())
    assert ADDRESS not in [person.email for person in RoleGrant.objects.who_to_tell(cast.network.pk)]


def test_each_step_is_in_the_history(cast, invited):
    actions.repeat_invitation(invited, by=cast.facilitator)
    actions.withdraw_invitation(invited, by=cast.facilitator, on=timezone.localdate())
    said = list(Activity.objects.filter(by=cast.facilitator).values_list("words", flat=True)[:3])
    assert said == [
        "ended Ines Okafor's role as project driver of Gold Ridge Union",
        "invited Ines Okafor again",
        "made Ines Okafor project driver of Gold Ridge Union",
    ]
