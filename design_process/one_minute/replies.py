"""Taking a letter that answers a question: whose it is and what it says. Telling what was understood: notices.py."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid5

import pghistory
from django import forms
from django.conf import settings
from django.db import transaction

from design_process.cycles.actions import OutOfOrder
from design_process.cycles.photos.forms import picture_of_bytes
from design_process.measures.actions import NumberRefused, asked_by
from design_process.measures.checks import problem_of_pair
from design_process.one_minute.actions import Hand, Said, answer
from design_process.one_minute.links import Link, Standing, find_link
from design_process.one_minute.models import Answer, Ask, MailReply
from design_process.one_minute.question import RUN, START
from design_process.one_minute.reading import read_answer
from network.lib.incoming import Incoming, Unreadable, head_of, is_automatic, read_letter, tokens_in
from network.lib.pictures import Picture
from network.lib.signed import sign_short, unsign_short
from network.outbox.actions import owe

PURPOSE = "one-minute-reply"
SPACE = UUID("0a4e3c52-3f0b-4d7a-9a58-1c7f6a1f5d11")
MOST_REPLIES = 20  # to one question: two programs that answer each other come to an end
ONE_PHOTO = "One photo can be kept with an answer; the others were left out."
NO_FILES = "Only photos (JPEG, PNG or WebP) can be sent with an answer; another file was left out."
NO_PLACE = "A photo is kept with what happened in a week, so this one was left out."
NO_NUMBER = "No number could be read from it with certainty. If you have one, type it by the link below."
NO_CHOICE = "It did not begin with yes or no, so nothing was decided from it."


def reply_address(ask: Ask) -> str:
    """Where the answer to a question goes by mail, or empty when this site takes no mail."""
    local, _, domain = settings.INBOUND_ADDRESS.partition("@")
    return f"{local}+{sign_short(PURPOSE, ask.pk, ask.round)}@{domain}" if domain else ""


def link_of(head: bytes) -> Link:
    """The question that a letter answers, by the address it was sent to and by nothing else."""
    tokens = tokens_in(head, settings.INBOUND_ADDRESS)
    signed = {named for token in tokens if (named := unsign_short(PURPOSE, token))}
    return find_link(*signed.pop()) if len(signed) == 1 else Link(Standing.BROKEN)


@dataclass(frozen=True)
class Taken:
    """What became of a letter: `used` or to be put aside, and why, for a log."""

    used: bool
    why: str = ""


@transaction.atomic
def take(content: bytes) -> Taken:
    """Take one letter, as it came. The same one again changes nothing. Raises ChangedMeanwhile: try again."""
    try:
        head = head_of(content)
        if is_automatic(head):
            return Taken(True, "written by a program")
        link = link_of(head)
        if link.ask is None or link.standing in (Standing.BROKEN, Standing.ENDED):
            return Taken(False, "it answers no open question")
        letter = read_letter(content)
    except Unreadable as problem:
        return Taken(False, str(problem))
    return _take(link, link.ask, letter)


def _take(link: Link, ask: Ask, letter: Incoming) -> Taken:
    Ask.objects.select_for_update(no_key=True, of=("self",)).get(pk=ask.pk)  # the same letter twice comes in turn
    if ask.replies.filter(message_key=letter.key).exists():
        return Taken(True, "taken before")
    if ask.replies.count() >= MOST_REPLIES:
        return Taken(False, "too many replies to one question")
    with pghistory.context(user=ask.person_id):
        kept = _store(link, ask, letter)
    owe("one_minute_reply", f"one-minute-reply:{kept.pk}", network_id=ask.network_id, reply=kept.pk)
    late = kept.outcome == MailReply.Outcome.LATE
    return Taken(not late, "it came too late" if late else "")


def _store(link: Link, ask: Ask, letter: Incoming) -> MailReply:
    """The row of a letter, with the answer that it is."""
    reply = MailReply(
        network_id=ask.network_id, member_id=ask.member_id, ask=ask, message_key=letter.key, words=letter.words
    )
    photo, reply.remarks = _photo(ask, letter)
    if link.standing != Standing.OPEN:
        reply.outcome = MailReply.Outcome.LATE
    elif ask.kind not in (START, RUN) or not (letter.words or photo):
        reply.outcome = MailReply.Outcome.WAITS  # the study and the decision are said yes to by hand
    else:
        _answer(ask, letter, photo, reply)
    reply.save()
    return reply


def _answer(ask: Ask, letter: Incoming, photo: Picture | None, reply: MailReply) -> None:
    """Store what was understood, by the action of the link's page; mark the reply as kept, as waiting or as late."""
    said, remark = _said(ask, letter, photo)
    reply.remarks += [remark] if remark else []
    if ask.kind == START and not said.choice:
        reply.outcome = MailReply.Outcome.WAITS
        return
    hand, key = Hand(ask.person, Answer.Way.REPLY), uuid5(SPACE, letter.key)
    reply.outcome = MailReply.Outcome.KEPT
    try:
        try:
            reply.answer = answer(ask, said, hand, client_key=key)
        except NumberRefused as refused:
            reply.remarks.append(refused.words)
            without = replace(said, numerator=None, denominator=None, words=letter.words)
            reply.answer = answer(ask, without, hand, client_key=key)
    except OutOfOrder as problem:
        reply.outcome = MailReply.Outcome.LATE
        reply.remarks.append(str(problem))


def _said(ask: Ask, letter: Incoming, photo: Picture | None) -> tuple[Said, str]:
    """The answer, and a sentence about what could not be read. A number that cannot be one leaves all words."""
    read = read_answer(ask.kind, letter.words, number=ask.indicator is not None)
    if ask.kind == START:
        return Said(read.choice, read.words), "" if read.choice else NO_CHOICE
    if ask.indicator is None:
        return Said(read.choice, read.words, photo=photo), ""
    if read.numerator is None:
        return Said(read.choice, read_answer(RUN, letter.words).words, photo=photo), NO_NUMBER
    if problem := problem_of_pair(asked_by(ask.indicator), read.numerator, read.denominator):
        return Said(words=letter.words, photo=photo), problem.words
    said = Said(read.choice, read.words, numerator=read.numerator, denominator=read.denominator, photo=photo)
    return said, ""


def _photo(ask: Ask, letter: Incoming) -> tuple[Picture | None, list[str]]:
    """The photo that is kept, and what is said of the rest."""
    remarks = [NO_FILES] if letter.others else []
    if not letter.pictures:
        return None, remarks
    if ask.kind != RUN:
        return None, [*remarks, NO_PLACE]
    remarks += [ONE_PHOTO] if len(letter.pictures) > 1 else []
    try:
        return picture_of_bytes(letter.pictures[0]), remarks
    except forms.ValidationError as problem:
        return None, [*remarks, *problem.messages]
