"""The two ways to a form: a personal link that names a receipt, and the short code of an open wave."""

import secrets

from django.urls import reverse

from network.lib.signed import sign, unsign
from network.questionnaires.models import Receipt, Wave

PURPOSE = "questions"
# Read aloud and typed on phones: no letter or digit that looks like another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_LENGTH = 7


def receipt_path(receipt: Receipt) -> str:
    """The path of somebody's own form."""
    return path_of(receipt.pk, receipt.round)


def path_of(receipt_id: int, round_: int) -> str:
    """The same of a receipt by its id. The link names the receipt and its round, nothing about the person."""
    return reverse("questionnaires:answer", args=[sign(PURPOSE, r=receipt_id, n=round_)])


def read_token(token: str) -> Receipt | None:
    """The receipt that a link names, or None when we did not sign it or a later link took its place."""
    said = unsign(PURPOSE, token)
    if said is None:
        return None
    found = Receipt.objects.filter(pk=said["r"], round=said["n"], person__is_active=True)
    return found.select_related("wave__version__questionnaire", "network").first()


def wave_with(code: str) -> Wave | None:
    """The hub's wave that a code opens: the code is the right to answer, whoever has it."""
    found = Wave.objects.filter(code=code.lower(), version__questionnaire__of_hub=True)
    return found.select_related("version__questionnaire", "network").first()


def new_code() -> str:
    """A short code that nobody guesses: 31 letters and digits, seven times."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
