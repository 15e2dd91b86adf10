"""Signing in with Microsoft: the identity token tells tenant and object, checked with that tenant's own keys."""

from typing import Any

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.microsoft.views import MicrosoftGraphOAuth2Adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import HttpRequest

LOGIN = "https://login.microsoftonline.com"


class MicrosoftAdapter(MicrosoftGraphOAuth2Adapter):
    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> SocialLogin:
        claims = read_identity(kwargs["response"].get("id_token", ""), app)
        login: SocialLogin = self.get_provider().sociallogin_from_response(request, claims)  # type: ignore[no-untyped-call]
        return login


def read_identity(id_token: str, app: Any) -> dict[str, Any]:
    """The claims of an identity token that one of the listed directories has signed for this app.

    Raises OAuth2Error otherwise.
    """
    import jwt

    try:
        said = jwt.decode(id_token, options={"verify_signature": False})
    except jwt.PyJWTError as problem:
        raise OAuth2Error("no identity token") from problem
    tenant = str(said.get("tid", "")).lower()
    if tenant not in app.settings["tenants"]:
        raise OAuth2Error("a directory that the settings do not list")
    claims: dict[str, Any] = jwtkit.verify_and_decode(
        credential=id_token,
        keys_url=f"{LOGIN}/{tenant}/discovery/v2.0/keys",
        issuer=f"{LOGIN}/{tenant}/v2.0",
        audience=app.client_id,
        lookup_kid=jwtkit.lookup_kid_jwk,
    )
    if not claims.get("oid"):
        raise OAuth2Error("an identity without an object id")
    return claims


oauth2_login = OAuth2LoginView.adapter_view(MicrosoftAdapter)  # type: ignore[no-untyped-call]
oauth2_callback = OAuth2CallbackView.adapter_view(MicrosoftAdapter)  # type: ignore[no-untyped-call]
