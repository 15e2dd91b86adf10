"""The code that guards the very first visit.

A hub begins with nobody in it, and its first page makes somebody who may do everything. Only the one who can read the
terminal may do that. Only a hash of the code is kept.
"""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password

from network.people.models import Person

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read as something else
LENGTH = 8


def is_open() -> bool:
    """Whether nobody has made the first account yet."""
    return not Person.objects.exists()


def new_code() -> str:
    """Make the code to print, "7K4M-Q2XD". It replaces the one before."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(make_password(letters))
    draft.replace(path)
    return f"{letters[:4]}-{letters[4:]}"


def code_matches(code: str) -> bool:
    """Whether `code` is the printed one, however it was typed, and nobody has used it yet."""
    typed = "".join(letter for letter in code.upper() if letter.isalnum())
    try:
        kept = _path().read_text()
    except FileNotFoundError:
        return False
    return is_open() and check_password(typed, kept)


def _path() -> Path:
    return Path(settings.VAR_DIR) / "first-visit"
