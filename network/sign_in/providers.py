"""Which sign-in providers are switched on: read from the environment alone, nothing to click.

Each provider says for which e-mail domains its word counts. Pure: the environment is passed in.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

GOOGLE = "https://accounts.google.com"
MICROSOFT = "https://login.microsoftonline.com"


def words(text: str) -> list[str]:
    """The words of a comma-separated list, in small letters: "A.org, b.org" → ["a.org", "b.org"]."""
    return [word.strip().lower() for word in text.split(",") if word.strip()]


def tenants(text: str) -> dict[str, list[str]]:
    """Microsoft's directories and the domains each may speak for: "<tenant id>=a.org+b.org,<tenant id>=c.org".

    Raises ValueError for an entry without a domain: a directory that may speak for every domain could sign in as
    anybody.
    """
    found: dict[str, list[str]] = {}
    for entry in words(text):
        tenant, _, domains = entry.partition("=")
        if not tenant or not domains:
            raise ValueError(f"MICROSOFT_TENANTS: {entry!r} names no domain (write <tenant id>=district.org)")
        found[tenant] = domains.split("+")
    return found


def providers(env: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """allauth's SOCIALACCOUNT_PROVIDERS for the variables that are set."""
    return {"google": _google(env), "microsoft": _microsoft(env), "openid_connect": _openid_connect(env)}


def origins(env: Mapping[str, str]) -> list[str]:
    """Where a sign-in form may lead: the content security policy has to allow each by name."""
    found = [GOOGLE] if env.get("GOOGLE_CLIENT_ID") else []
    found += [MICROSOFT] if env.get("MICROSOFT_CLIENT_ID") else []
    if env.get("OIDC_CLIENT_ID"):
        # A server may keep its log-in page on another host than its description.
        found += words(env.get("OIDC_ORIGINS", "")) or [_origin(env["OIDC_SERVER_URL"])]
    return found


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _google(env: Mapping[str, str]) -> dict[str, Any]:
    domains = words(env.get("GOOGLE_DOMAINS", ""))
    app = {
        "client_id": env.get("GOOGLE_CLIENT_ID", ""),
        "secret": env.get("GOOGLE_CLIENT_SECRET", ""),
        "settings": {"domains": domains},
    }
    # `hd` narrows what Google offers; what counts is the claim that comes back (see proof.py).
    narrow = {"hd": domains[0]} if len(domains) == 1 else {}
    return {
        "APPS": [app] if app["client_id"] else [],
        "SCOPE": ["openid", "profile", "email"],
        "AUTH_PARAMS": {"access_type": "online", **narrow},
        "OAUTH_PKCE_ENABLED": True,
    }


def _microsoft(env: Mapping[str, str]) -> dict[str, Any]:
    listed = tenants(env.get("MICROSOFT_TENANTS", ""))
    app = {
        "client_id": env.get("MICROSOFT_CLIENT_ID", ""),
        "secret": env.get("MICROSOFT_CLIENT_SECRET", ""),
        "settings": {"tenants": listed, "tenant": next(iter(listed)) if len(listed) == 1 else "organizations"},
    }
    return {
        "provider_class": "network.sign_in.microsoft.provider.MicrosoftProvider",
        "APPS": [app] if app["client_id"] else [],
        "OAUTH_PKCE_ENABLED": True,
    }


def _openid_connect(env: Mapping[str, str]) -> dict[str, Any]:
    app = {
        "provider_id": "sso",
        "name": env.get("OIDC_NAME", "") or "single sign-on",
        "client_id": env.get("OIDC_CLIENT_ID", ""),
        "secret": env.get("OIDC_CLIENT_SECRET", ""),
        "settings": {
            "server_url": env.get("OIDC_SERVER_URL", ""),
            "domains": words(env.get("OIDC_DOMAINS", "")),
            "oauth_pkce_enabled": True,
        },
    }
    return {"APPS": [app] if app["client_id"] else []}
