"""Numbers for rows that must not tell when they were made, or by whom."""

import secrets

HIGHEST = 2**52  # every number below is exact wherever it is read


def random_key() -> int:
    """A number for a row that says nothing of when it was made."""
    return secrets.randbelow(HIGHEST) + 1
