"""Which e-mail addresses a provider has proved, for the domains it may speak for. Pure.

An address in a provider's answer is only a claim. It counts when the provider vouches for it and the settings list
its domain for that provider: otherwise any directory could sign in as anybody by naming their address.
"""

from collections.abc import Mapping
from typing import Any


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].lower()


def proved_addresses(provider: str, facts: Mapping[str, Any], allowed: Mapping[str, Any]) -> list[str]:
    """The addresses that `provider` has proved, in small letters; empty when its word does not count.

    `facts` is what it answered, `allowed` its settings (`domains`, or for Microsoft `tenants`).
    """
    judge = {"google": _google, "microsoft": _microsoft, "openid_connect": _openid_connect}.get(provider)
    return judge(facts, allowed) if judge else []


def _google(facts: Mapping[str, Any], allowed: Mapping[str, Any]) -> list[str]:
    address = str(facts.get("email", "")).lower()
    verified = facts.get("email_verified") is True or facts.get("verified_email") is True
    # `hd` is set for accounts that an organization manages. A private account may carry an outside address.
    managed = str(facts.get("hd", "")).lower() == domain_of(address)
    return [address] if verified and managed and domain_of(address) in allowed.get("domains", []) else []


def _microsoft(facts: Mapping[str, Any], allowed: Mapping[str, Any]) -> list[str]:
    """A directory's administrator may write any address into it: it counts for the directory's own domains alone."""
    own = allowed.get("tenants", {}).get(str(facts.get("tid", "")).lower(), [])
    claims = [str(facts.get(name) or "").lower() for name in ("preferred_username", "upn", "email")]
    return [address for address in dict.fromkeys(claims) if "@" in address and domain_of(address) in own]


def _openid_connect(facts: Mapping[str, Any], allowed: Mapping[str, Any]) -> list[str]:
    claims: Mapping[str, Any] = facts.get("userinfo") or facts.get("id_token") or facts
    address = str(claims.get("email", "")).lower()
    verified = claims.get("email_verified") is True
    return [address] if verified and domain_of(address) in allowed.get("domains", []) else []
