"""Keeping secrets that travel in an address out of every log."""

import logging
import re
from typing import Any

# A link of a letter or of a calendar carries its secret in the path.
_SECRET_PATHS = re.compile(
    r"(/invitations/open/|/go/[a-z-]+/|/feeds/|/accounts/password/reset/key/[0-9A-Za-z]+-)[^/\s\"'?]+"
)
_SECRET_QUERIES = re.compile(r"([?&](?:token|code|state|key)=)[^&\s\"']+")

_make = logging.LogRecord


def redacted(text: str) -> str:
    """`text` without the secrets of signed links and of providers' answers."""
    return _SECRET_QUERIES.sub(r"\1[hidden]", _SECRET_PATHS.sub(r"\1[hidden]", text))


def redacted_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """A log record without secrets."""
    record = _make(*args, **kwargs)
    try:
        said = record.getMessage()
    except (TypeError, ValueError, KeyError):
        return record  # logging itself reports a message that does not fit its arguments
    clean = redacted(said)
    if clean != said:
        record.msg, record.args = clean, ()
    return record


def keep_secrets_out_of_logs() -> None:
    """From now on no record of this process holds them: of Django, of its development server, of the web server."""
    logging.setLogRecordFactory(redacted_record)
