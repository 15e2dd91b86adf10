"""Signed links: an address that lets its holder do one thing without signing in.

The token names rows and a round, never a person's data. Raising the round of the row makes earlier links useless;
what a link opens decides for itself when it is over. A GET of such an address changes nothing: programs that look
through mail follow every link they find. Addresses of links begin with `/go/`, which keeps them out of every log.
"""

from typing import Any

from django.core import signing


def sign(purpose: str, **what: Any) -> str:
    """The token of a link for one purpose. `what` is small and plain: ids and a round."""
    return signing.dumps(what, salt=f"link:{purpose}", compress=True)


def unsign(purpose: str, token: str) -> dict[str, Any] | None:
    """What a token of this purpose names, or None when we did not sign it for this purpose."""
    try:
        said: dict[str, Any] = signing.loads(token, salt=f"link:{purpose}")
    except signing.BadSignature:
        return None
    return said
