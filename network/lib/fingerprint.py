"""A short name for a set of values, to see whether they are still the same. Pure."""

import hashlib
import json
from typing import Any


def fingerprint(*parts: Any) -> str:
    """64 hexadecimal digits that differ when any part differs. Parts: texts, numbers, days, None, lists of them."""
    plain = json.dumps(parts, default=str, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()
