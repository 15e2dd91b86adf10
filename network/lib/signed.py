"""Signed links: an address that lets its holder do one thing without signing in.

The token names rows and a round, never a person's data. Raising the round of the row makes earlier links useless;
what a link opens decides for itself when it is over. A GET of such an address changes nothing: programs that look
through mail follow every link they find. Addresses of links begin with `/go/`, which keeps them out of every log.
"""

import base64
import re
from typing import Any

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

_NAMED = re.compile(r"[0-9]{1,18}-[0-9]{1,5}")


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


def sign_short(purpose: str, number: int, round_: int) -> str:
    """The same for a part of a mail address: at most 50 characters, in which case does not count."""
    named = f"{number}-{round_}"
    return f"{named}-{_seal(purpose, named)}"


def unsign_short(purpose: str, token: str) -> tuple[int, int] | None:
    """Number and round that a token of this purpose names, or None when we did not sign it for this purpose."""
    named, _, seal = token.lower().rpartition("-")
    if not _NAMED.fullmatch(named) or not constant_time_compare(seal, _seal(purpose, named)):
        return None
    number, round_ = named.split("-")
    return int(number), int(round_)


def _seal(purpose: str, named: str) -> str:
    """130 bits that only we can reckon, in letters and digits."""
    digest = salted_hmac(f"address:{purpose}", named, algorithm="sha256").digest()
    return base64.b32encode(digest).decode()[:26].lower()
