"""Signing in by password, by code and with a second factor; what gets nobody in."""

import re
from unittest.mock import patch

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib import admin
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from redis.exceptions import ConnectionError as RedisAway

from network.people.models import Person
from tests.world import PASSWORD, a_person

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
CODE = "/accounts/login/code/"


def sign_in(client: Client, email: str, password: str = PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password})


def prove_again(client: Client) -> None:
    """Give the password once more, as is asked before the second factor is changed."""
    assert client.post("/accounts/reauthenticate/", {"password": PASSWORD}).status_code == 302


def is_in(client: Client) -> bool:
    return client.get(reverse("people:me")).status_code == 200


@pytest.fixture
def dana(db) -> Person:
    return a_person("dana@district.test", "Dana Whitfield")


def code_in(letter) -> str:
    return re.search(r"^([A-Z0-9]{4,}-?[A-Z0-9]*)$", letter.body, re.MULTILINE).group(1)


def test_a_password_signs_in_and_the_session_gets_a_new_id(client, dana):
    client.get(LOGIN)
    client.session["seen"] = 1
    session = client.session
    session["before"] = True
    session.save()
    before = client.session.session_key
    assert sign_in(client, "Dana@District.test").status_code == 302
    assert is_in(client)
    assert client.session.session_key != before, "a session id given to somebody beforehand would let its giver in"


def test_signing_out_ends_the_session_for_whoever_kept_the_cookie(client, dana):
    sign_in(client, dana.email)
    thief = Client()
    thief.cookies["sessionid"] = client.cookies["sessionid"].value
    assert is_in(thief)
    assert client.get("/accounts/logout/").status_code == 200, "a link in a letter must sign nobody out"
    client.post("/accounts/logout/")
    assert not is_in(client)
    assert not is_in(thief)


def test_a_new_password_ends_every_other_session(client, dana):
    sign_in(client, dana.email)
    other = Client()
    sign_in(other, dana.email)
    new = "copper-lantern-field"
    answer = client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.status_code == 302
    assert is_in(client)
    assert not is_in(other)


def test_whoever_is_locked_is_out_at_once_and_stays_out(client, dana):
    sign_in(client, dana.email)
    Person.objects.filter(pk=dana.pk).update(is_active=False)
    assert not is_in(client)
    sign_in(client, dana.email)
    assert not is_in(client)


def test_a_code_by_mail_signs_in_and_counts_as_joining(client, mailoutbox):
    person = a_person("new@district.test", "Noa Field", joined=False)
    assert client.post(CODE, {"email": person.email}).status_code == 302
    [letter] = mailoutbox
    assert letter.to == [person.email]
    code = code_in(letter)
    assert code in letter.subject
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert is_in(client)
    person.refresh_from_db()
    assert person.joined_at is not None


def test_a_wrong_code_lets_nobody_in(client, dana):
    client.post(CODE, {"email": dana.email})
    for _ in range(4):
        client.post("/accounts/login/code/confirm/", {"code": "WRONG1"})
    assert not is_in(client)


def test_a_letter_resets_the_password_and_its_secret_leaves_the_address_at_once(client, dana, mailoutbox):
    client.post("/accounts/password/reset/", {"email": dana.email})
    [letter] = mailoutbox
    path = re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", letter.body).group(1)
    landing = client.get(path)
    assert landing.status_code == 302
    assert "set-password" in landing.url
    new = "copper-lantern-field"
    client.post(landing.url, {"password1": new, "password2": new})
    assert sign_in(client, dana.email, new).status_code == 302
    assert is_in(client)
    again = Client().get(path, follow=True)
    assert again.context["token_fail"], "a link that was used once works again"


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        (LOGIN, {"login": "{}", "password": "wrong-password"}),
        (CODE, {"email": "{}"}),
        ("/accounts/password/reset/", {"email": "{}"}),
    ],
)
def test_nobody_learns_who_has_an_account(dana, mailoutbox, address, fields):
    seen = []
    for email in (dana.email, "nobody@district.test"):
        client = Client()
        answer = client.post(address, {key: value.format(email) for key, value in fields.items()})
        page = answer.content.decode().replace(email, "ADDRESS")
        page += client.get(answer.url).content.decode().replace(email, "ADDRESS") if answer.status_code == 302 else ""
        page = re.sub(r'(csrfmiddlewaretoken" value|X-CSRFToken": )\S+', "", page)
        seen.append((answer.status_code, answer.get("Location"), page, len(mailoutbox)))
        mailoutbox.clear()
    assert seen[0] == seen[1]


def test_guessing_at_one_account_is_stopped_and_its_owner_still_gets_in_by_code(client, dana, mailoutbox):
    for _ in range(5):
        sign_in(Client(), dana.email, "guess")
    refused = sign_in(Client(), dana.email)
    assert refused.status_code != 302, "the right password too, or the limit would tell which guess was right"
    client.post(CODE, {"email": dana.email})
    client.post("/accounts/login/code/confirm/", {"code": code_in(mailoutbox[-1])})
    assert is_in(client)


def test_guessing_from_one_address_at_many_accounts_is_stopped(dana):
    for number in range(20):
        sign_in(Client(), f"person{number}@district.test", "guess")
    assert sign_in(Client(), dana.email).status_code != 302
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert sign_in(elsewhere, dana.email).status_code == 302


def test_a_flood_of_code_letters_is_stopped(dana, mailoutbox):
    for _ in range(6):
        Client().post(CODE, {"email": dana.email})
    assert len(mailoutbox) == 3


def test_without_a_cache_nobody_signs_in_and_the_rest_goes_on(client, dana):
    client.force_login(dana)
    with patch("allauth.core.internal.ratelimit.cache.add", side_effect=RedisAway("away")):
        answer = sign_in(Client(), dana.email)
        assert answer.status_code == 503
        assert answer["Retry-After"] == "60"
        assert b"try again in a minute" in answer.content.lower()
        assert is_in(client)


def test_an_authenticator_app_is_asked_after_the_password(client, dana):
    sign_in(client, dana.email)
    assert client.get("/accounts/2fa/totp/activate/").url.startswith("/accounts/reauthenticate/")
    prove_again(client)
    page = client.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert client.post("/accounts/2fa/totp/activate/", {"code": totp(secret)}).status_code == 302
    client.post("/accounts/logout/")

    answer = sign_in(client, dana.email)
    assert answer.url.startswith("/accounts/2fa/authenticate/")
    assert not is_in(client), "the password alone is not enough"
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert not is_in(client)
    cache.clear()  # a code counts once: as if half a minute had passed
    assert client.post("/accounts/2fa/authenticate/", {"code": totp(secret)}).status_code == 302
    assert is_in(client)


def totp(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_recovery_codes_let_in_whoever_lost_the_app_once_each(client, dana):
    sign_in(client, dana.email)
    prove_again(client)
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": totp(secret)})
    codes = Authenticator.objects.get(user=dana, type="recovery_codes").wrap().get_unused_codes()
    for expected in (True, False):
        visitor = Client()
        sign_in(visitor, dana.email)
        visitor.post("/accounts/2fa/authenticate/", {"code": codes[0]})
        assert is_in(visitor) is expected


def test_pages_of_the_account_speak_as_the_rest_does(client, dana):
    sign_in(client, dana.email)
    prove_again(client)
    pages = ["password/change/", "2fa/totp/activate/", "2fa/webauthn/", "2fa/webauthn/add/", "3rdparty/"]
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    said = [client.get(f"/accounts/{page}").content.decode() for page in pages]
    wrong = client.post("/accounts/2fa/totp/activate/", {"code": "000000"}).content.decode()
    assert "Wait for the next one" in wrong
    client.post("/accounts/2fa/totp/activate/", {"code": totp(secret)})
    said += [client.get(f"/accounts/2fa/{page}").content.decode() for page in ("recovery-codes/", "totp/deactivate/")]
    for theirs in ("Change Password", "Security Key", "Account Connections", "Activate", "Are you sure", "Master key"):
        assert not [page for page in said if theirs in page], theirs


def test_a_password_chosen_anew_leaves_the_way_to_a_second_step_open(client, dana, mailoutbox):
    new = "copper-lantern-field"
    client.post("/accounts/password/reset/", {"email": dana.email})
    path = re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", mailoutbox[0].body).group(1)
    client.post(client.get(path).url, {"password1": new, "password2": new})
    sign_in(client, dana.email, new)
    assert client.post("/accounts/reauthenticate/", {"password": new}).status_code == 302
    for page in ("/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/"):
        assert client.get(page).status_code == 200


def test_an_address_that_was_changed_signs_nobody_in_any_more(client, dana, mailoutbox):
    client.post("/accounts/password/reset/", {"email": dana.email})
    before, dana.email = dana.email, "dana@another-district.test"
    dana.save(update_fields=["email"])
    mailoutbox.clear()
    client.post(CODE, {"email": before})
    assert "No account has this address" in mailoutbox[0].body


def test_a_passkey_can_be_added_and_offered_at_sign_in(client, dana):
    sign_in(client, dana.email)
    prove_again(client)
    page = client.get("/accounts/2fa/webauthn/add/")
    assert page.status_code == 200
    assert page.context["js_data"]["creation_options"]["publicKey"]["user"]["name"] == dana.email
    asked = Client().get("/accounts/2fa/webauthn/login/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert asked.json()["request_options"]["publicKey"]["challenge"]


def test_the_owner_is_told_when_the_password_changes(client, dana, mailoutbox):
    sign_in(client, dana.email)
    new = "copper-lantern-field"
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    [letter] = mailoutbox
    assert letter.to == [dana.email]
    assert "If it was not, set a new password at once" in letter.body


# --- the admin's gate -----------------------------------------------------------------------------


def admin_addresses() -> list[str]:
    """The start page, and the list and the form of every kind of row that is registered."""
    kinds = [f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry]
    lists = [reverse(f"admin:{kind}_changelist") for kind in kinds]
    forms = [reverse(f"admin:{kind}_change", args=[1]) for kind in kinds]
    others = [reverse(f"admin:{name}") for name in ("index", "jsi18n", "password_change")]
    return [*others, *lists, *forms]


def test_the_admin_is_for_superusers_signed_in_the_usual_way(client, cast):
    assert len(admin_addresses()) > 5
    for address in admin_addresses():
        answer = Client().get(address)
        assert answer.status_code == 302, address
    assert client.get("/admin/login/", {"next": "/admin/"}).url == "/accounts/login/?next=/admin/"
    keeper = Person.objects.create_superuser("keeper@district.test", PASSWORD, name="Kim Okafor")
    sign_in(client, keeper.email)
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/network/person/").status_code == 200


@pytest.mark.parametrize("staff", [False, True])
def test_nobody_else_gets_into_the_admin(client, cast, staff):
    Person.objects.filter(pk=cast.facilitator.pk).update(is_staff=staff)
    client.force_login(Person.objects.get(pk=cast.facilitator.pk))
    for address in admin_addresses():
        answer = client.get(address, follow=True)
        assert answer.status_code == 403, address


def test_the_admins_own_login_form_takes_no_password(client, cast):
    answer = client.post("/admin/login/", {"username": cast.facilitator.email, "password": PASSWORD})
    assert answer.status_code == 302
    assert not is_in(client)


@pytest.mark.parametrize("going", ["http://[::1", "//[", "http://[]/", "https://elsewhere.test/", "//elsewhere.test"])
@pytest.mark.parametrize("name", ["account_login", "account_request_login_code", "account_reset_password"])
def test_an_address_to_go_to_next_that_is_none_of_ours_is_not_gone_to(client, dana, name, going):
    assert client.get(reverse(name), {"next": going}).status_code == 200
    answer = client.post(f"{reverse('account_login')}?next={going}", {"login": dana.email, "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_pages_are_kept_by_nobody_else_and_signing_out_empties_the_browser(client, cast):
    client.force_login(cast.facilitator)
    page = client.get(reverse("progress:this_week", args=[cast.network.slug]))
    assert page["Cache-Control"] == "private, no-cache"
    assert "Clear-Site-Data" not in page
    assert client.post(reverse("account_logout"))["Clear-Site-Data"] == '"cache"'
    assert "Clear-Site-Data" not in client.get(reverse("account_login"))
