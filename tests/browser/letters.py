"""What arrived in the mailbox of this machine, once a worker has sent it."""

import email
import email.policy
import re
from pathlib import Path

from django.conf import settings
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from design_process.cycles.models import TestCycle
from design_process.one_minute.asking import put, question_of
from design_process.one_minute.notices import letter_of
from network.lib.letters import send
from network.lib.mailbox import Kept, kept_letters, letter_named
from network.people.models import Person
from tests.services.processes import wait_for


def empty_the_mailbox() -> None:
    for letter in Path(settings.MAIL_DIR).glob("*.eml"):
        letter.unlink()


def letter_to(address: str, subject: str = "") -> Kept:
    """The letter to somebody whose subject begins so, as soon as it is there."""
    found: list[Kept] = []

    def arrived() -> bool:
        found[:] = [one for one in kept_letters() if address in one.to and one.subject.startswith(subject)]
        return bool(found)

    wait_for(arrived, 40, f"a letter “{subject}” to {address}")
    letter = letter_named(found[0].name)
    assert letter is not None
    return letter


def path_in(letter: Kept, before: str = "") -> str:
    """The path of the first link in a letter that follows these words (a regular expression)."""
    found = re.search(before + r"\s*https?://[^/\s]+(/\S+)", letter.text, re.DOTALL)
    assert found, letter.text
    return found[1]


def calendars_in(letter: Kept) -> list[Calendar]:
    """The calendar files of a letter, in their order."""
    raw = (Path(settings.MAIL_DIR) / f"{letter.name}.eml").read_bytes()
    parts = email.message_from_bytes(raw, policy=email.policy.default).walk()
    return [
        Calendar.from_ical(part.get_payload(decode=True)) for part in parts if part.get_filename("").endswith(".ics")
    ]


def minute_path(cycle: TestCycle, person: Person) -> str:
    """The path in the letter that asks somebody what a cycle needs now: no worker, the letter is made here."""
    cycle = TestCycle.objects.select_related("prototype", "member__district", "network").get(pk=cycle.pk)
    question = question_of(cycle, timezone.localdate())
    mail.outbox.clear()
    send(letter_of(put(question, cycle, person, today=timezone.localdate(), now=timezone.now()), question.why))
    return re.search(r"https?://[^/\s]+(/go/minute/\S+/)", mail.outbox[0].body)[1]
