"""How allauth is told our rules: nobody signs up alone, and whoever signs in has proved their address."""

from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from network.membership.actions import accept
from network.people.models import Person
from network.sign_in.proof import proved_addresses


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed. A facilitator of your network can tell you more.",
        "email_password_mismatch": "The address and the password do not go together. Type both again, or get a code.",
        "enter_current_password": "This is not your password now. Type it again.",
        "incorrect_code": "This is not the code we sent. Type the one from the newest letter.",
        "incorrect_password": "This is not your password. Type it again.",
        "invalid_password_reset": "This link no longer works. Ask for a new one.",
        "rate_limited": "That was very often in a short time. Wait a few minutes, then try again.",
        "too_many_login_attempts": "That did not work several times. Wait a few minutes, or get a code by mail.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Is this an address of ours to go to next? One that cannot be read (`http://[`) is none."""
        try:
            return bool(url) and bool(super().is_safe_url(url or ""))
        except ValueError:
            return False

    def post_login(self, request: HttpRequest, user: Any, **details: Any) -> HttpResponse:
        """Signed in, whichever way and with every factor: their invitations are answered."""
        accept(user)
        response: HttpResponse = super().post_login(request, user, **details)
        return response

    def set_password(self, user: Any, password: str) -> None:
        """Reached by the letter of a reset, or while signed in: the address is proved either way."""
        super().set_password(user, password)
        accept(user)


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This is not the code that your app shows now. Wait for the next one and type it.",
    }


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def get_app(self, request: HttpRequest, provider: str, client_id: str | None = None) -> SocialApp:
        """The settings of a provider; a provider that is not switched on has no address here."""
        try:
            app: SocialApp = super().get_app(request, provider, client_id)
            return app
        except SocialApp.DoesNotExist:
            raise Http404 from None

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Link a provider's account, the first time it comes, to the person who was invited by an address it proves.

        Later it is known by the provider's own lasting id, whatever the address becomes.
        """
        if sociallogin.is_existing:
            return
        proved = _proved(sociallogin)
        if not proved:
            _refuse(request, sociallogin, "unproved")
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            return  # from the profile, signed in: the account goes to whoever asks for it
        person = Person.objects.filter(email__in=proved, is_active=True).first()
        if person is None:
            _refuse(request, sociallogin, "not invited")
        sociallogin.connect(request, person)


def _proved(login: SocialLogin) -> list[str]:
    app = login.provider.app
    return proved_addresses(login.provider.id, login.account.extra_data, app.settings if app else {})


def _refuse(request: HttpRequest, login: SocialLogin, why: str) -> NoReturn:
    page = render(request, "network/sign_in/refused.html", {"why": why, "provider": login.provider.name}, status=403)
    raise ImmediateHttpResponse(page)
