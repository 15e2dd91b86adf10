"""Google, Microsoft and OpenID Connect: switched on by the environment, believed for their own domains alone."""

import time
from types import SimpleNamespace
from unittest.mock import patch

import jwt
import pytest
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.test import RequestFactory

from network.people.models import Person
from network.sign_in.microsoft.views import read_identity
from network.sign_in.proof import proved_addresses
from network.sign_in.providers import origins, providers, tenants
from tests.world import a_person

TENANT = "11111111-2222-3333-4444-555555555555"
ELSEWHERE = "99999999-2222-3333-4444-555555555555"
ENVIRONMENT = {
    "GOOGLE_CLIENT_ID": "google-app",
    "GOOGLE_CLIENT_SECRET": "s",
    "GOOGLE_DOMAINS": "goldridge.test, camino.test",
    "MICROSOFT_CLIENT_ID": "microsoft-app",
    "MICROSOFT_CLIENT_SECRET": "s",
    "MICROSOFT_TENANTS": f"{TENANT}=goldridge.test",
    "OIDC_CLIENT_ID": "oidc-app",
    "OIDC_CLIENT_SECRET": "s",
    "OIDC_SERVER_URL": "https://login.county.test/realm",
    "OIDC_NAME": "County sign-on",
    "OIDC_DOMAINS": "county.test",
}


@pytest.fixture
def switched_on(settings):
    settings.SOCIALACCOUNT_PROVIDERS = providers(ENVIRONMENT)


@pytest.fixture
def dana(db) -> Person:
    return a_person("dana@goldridge.test", "Dana Whitfield", joined=False)


def come(provider: str, facts: dict, *, person=None, process: str = "login"):
    """Come back from a provider with what it says, as its callback hands it on."""
    request = RequestFactory().get("/accounts/callback/")
    SessionMiddleware(lambda r: None).process_request(request)
    MessageMiddleware(lambda r: None).process_request(request)
    request.user = person or AnonymousUser()
    request.htmx = False
    from allauth.core import context

    with context.request_context(request):
        login = get_adapter(request).get_provider(request, provider).sociallogin_from_response(request, facts)
        login.state = {"process": process}
        response = complete_social_login(request, login)
    return request, response


def google(email: str, **more) -> dict:
    return {"sub": "g-1", "email": email, "email_verified": True, "hd": email.partition("@")[2], **more}


def microsoft(**more) -> dict:
    return {"tid": TENANT, "oid": "aaaa-bbbb", "preferred_username": "dana@goldridge.test", "name": "Dana", **more}


# --- what an answer proves (pure) -------------------------------------------------------------------

GOOGLE_ALLOWED = {"domains": ["goldridge.test"]}
COUNTY_ALLOWED = {"domains": ["county.test"]}
MICROSOFT_ALLOWED = {"tenants": {TENANT: ["goldridge.test"]}}


@pytest.mark.parametrize(
    ("provider", "facts", "allowed", "proved"),
    [
        ("google", google("dana@goldridge.test"), GOOGLE_ALLOWED, ["dana@goldridge.test"]),
        ("google", google("Dana@GoldRidge.test"), GOOGLE_ALLOWED, ["dana@goldridge.test"]),
        ("google", google("dana@goldridge.test", email_verified=False), GOOGLE_ALLOWED, []),
        ("google", google("dana@goldridge.test", email_verified="true"), GOOGLE_ALLOWED, []),
        ("google", google("dana@elsewhere.test"), GOOGLE_ALLOWED, []),
        # A private account that carries the district's address: the district does not manage it.
        ("google", google("dana@goldridge.test", hd=""), GOOGLE_ALLOWED, []),
        ("google", google("dana@goldridge.test", hd="elsewhere.test"), GOOGLE_ALLOWED, []),
        ("google", google("dana@goldridge.test"), {}, []),
        ("google", {}, GOOGLE_ALLOWED, []),
        ("microsoft", microsoft(), MICROSOFT_ALLOWED, ["dana@goldridge.test"]),
        # Another directory whose administrator wrote the address into it.
        ("microsoft", microsoft(tid=ELSEWHERE), MICROSOFT_ALLOWED, []),
        ("microsoft", microsoft(preferred_username="x@elsewhere.test"), MICROSOFT_ALLOWED, []),
        ("microsoft", microsoft(preferred_username="dana", email="dana@goldridge.test"), MICROSOFT_ALLOWED,
         ["dana@goldridge.test"]),
        ("openid_connect", {"userinfo": {"email": "a@county.test", "email_verified": True}}, COUNTY_ALLOWED,
         ["a@county.test"]),
        ("openid_connect", {"userinfo": {"email": "a@county.test"}}, COUNTY_ALLOWED, []),
        ("openid_connect", {"id_token": {"email": "a@county.test", "email_verified": True}}, {"domains": []}, []),
        ("unheard-of", {"email": "a@county.test", "email_verified": True}, COUNTY_ALLOWED, []),
    ],
)  # fmt: skip
def test_an_address_counts_only_where_the_provider_may_speak_for_it(provider, facts, allowed, proved):
    assert proved_addresses(provider, facts, allowed) == proved


# --- linking ---------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_first_time_links_to_whoever_was_invited_and_counts_as_joining(switched_on, dana):
    request, response = come("google", google("dana@goldridge.test"))
    assert response.status_code == 302
    assert request.user == dana
    dana.refresh_from_db()
    assert dana.joined_at is not None
    assert SocialAccount.objects.get().uid == "g-1"


@pytest.mark.django_db
def test_later_the_providers_own_id_counts_whatever_the_address_becomes(switched_on, dana):
    come("google", google("dana@goldridge.test"))
    request, _ = come("google", google("dana.whitfield@goldridge.test"))
    assert request.user == dana


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (google("nobody@goldridge.test"), "Nobody has invited the address"),
        (google("dana@goldridge.test", hd=""), "does not belong to a district"),
        (google("dana@goldridge.test", email_verified=False), "does not belong to a district"),
    ],
)
def test_everybody_else_is_refused_with_a_reason_and_no_account_is_made(switched_on, dana, facts, says):
    people = Person.objects.count()
    request, response = come("google", facts)
    assert response.status_code == 403
    assert says in response.content.decode()
    assert not request.user.is_authenticated
    assert Person.objects.count() == people
    assert not SocialAccount.objects.exists()


@pytest.mark.django_db
def test_a_locked_person_is_not_let_in(switched_on, dana):
    come("google", google("dana@goldridge.test"))
    Person.objects.update(is_active=False)
    request, _ = come("google", google("dana@goldridge.test"))
    assert not request.user.is_authenticated


@pytest.mark.django_db
def test_a_password_that_was_set_stays(switched_on):
    person = a_person("dana@goldridge.test")
    come("google", google("dana@goldridge.test"))
    person.refresh_from_db()
    assert person.has_usable_password()


@pytest.mark.django_db
def test_microsoft_is_known_by_directory_and_object(switched_on, dana):
    request, _ = come("microsoft", microsoft())
    assert request.user == dana
    assert SocialAccount.objects.get().uid == f"{TENANT}:aaaa-bbbb"
    # The same object id in another directory, with the same user name, is another person.
    request, response = come("microsoft", microsoft(tid=ELSEWHERE))
    assert response.status_code == 403
    assert not request.user.is_authenticated
    # The same person under a new name is the same.
    request, _ = come("microsoft", microsoft(preferred_username="dana.new@goldridge.test"))
    assert request.user == dana


@pytest.mark.django_db
def test_single_sign_on_links_by_what_its_server_vouches_for(switched_on):
    person = a_person("eli@county.test", joined=False)
    facts = {"userinfo": {"sub": "42", "email": "eli@county.test", "email_verified": True}}
    request, _ = come("sso", facts)
    assert request.user == person


@pytest.mark.django_db
def test_the_sign_in_page_offers_what_is_switched_on(client, settings, dana):
    assert b"/accounts/google/login/" not in client.get("/accounts/login/").content
    assert client.get("/accounts/google/login/").status_code == 404
    settings.SOCIALACCOUNT_PROVIDERS = providers(ENVIRONMENT)
    page = client.get("/accounts/login/").content.decode()
    for part in (
        "/accounts/google/login/",
        "/accounts/microsoft/login/",
        "/accounts/oidc/sso/login/",
        "County sign-on",
    ):
        assert part in page
    leads = client.post("/accounts/microsoft/login/").url
    assert leads.startswith(f"https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/authorize?")
    assert "code_challenge=" in leads


# --- Microsoft's identity token --------------------------------------------------------------------

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
APP = SimpleNamespace(client_id="microsoft-app", settings={"tenants": {TENANT: ["goldridge.test"]}})


def token(key=KEY, **claims) -> str:
    said = {
        "iss": f"https://login.microsoftonline.com/{TENANT}/v2.0",
        "aud": "microsoft-app",
        "exp": time.time() + 600,
        "tid": TENANT,
        "oid": "aaaa-bbbb",
        **claims,
    }
    return jwt.encode(said, key, algorithm="RS256", headers={"kid": "k1"})


def read(text: str) -> dict:
    with patch("allauth.socialaccount.internal.jwtkit.fetch_key", return_value=("RS256", KEY.public_key())) as fetch:
        claims = read_identity(text, APP)
        assert fetch.call_args[0][1] == f"https://login.microsoftonline.com/{TENANT}/discovery/v2.0/keys"
    return claims


def test_a_token_of_a_listed_directory_is_read():
    assert read(token())["oid"] == "aaaa-bbbb"


@pytest.mark.parametrize(
    "claims",
    [
        {"tid": ELSEWHERE},
        {"iss": f"https://login.microsoftonline.com/{ELSEWHERE}/v2.0"},
        {"aud": "another-app"},
        {"exp": time.time() - 60},
        {"oid": ""},
    ],
)
def test_any_other_token_is_refused(claims):
    with pytest.raises(OAuth2Error):
        read(token(**claims))


def test_a_token_signed_by_somebody_else_is_refused():
    stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    with pytest.raises(OAuth2Error):
        read(token(key=stranger))


def test_no_token_is_refused():
    with pytest.raises(OAuth2Error):
        read_identity("", APP)


# --- the environment -------------------------------------------------------------------------------


def test_without_variables_no_provider_is_on():
    assert [part["APPS"] for part in providers({}).values()] == [[], [], []]
    assert origins({}) == []


def test_each_provider_needs_its_domains():
    with pytest.raises(ValueError, match="names no domain"):
        tenants(TENANT)
    assert tenants(f"{TENANT}=a.test+b.test, {ELSEWHERE}=c.test") == {
        TENANT: ["a.test", "b.test"],
        ELSEWHERE: ["c.test"],
    }


def test_one_directory_signs_in_at_its_own_door_several_at_the_common_one():
    several = {**ENVIRONMENT, "MICROSOFT_TENANTS": f"{TENANT}=a.test,{ELSEWHERE}=b.test"}
    assert providers(ENVIRONMENT)["microsoft"]["APPS"][0]["settings"]["tenant"] == TENANT
    assert providers(several)["microsoft"]["APPS"][0]["settings"]["tenant"] == "organizations"


def test_the_content_security_policy_lets_forms_lead_to_each_provider():
    assert origins(ENVIRONMENT) == [
        "https://accounts.google.com",
        "https://login.microsoftonline.com",
        "https://login.county.test",
    ]
    assert origins({**ENVIRONMENT, "OIDC_ORIGINS": "https://id.county.test"})[-1] == "https://id.county.test"
