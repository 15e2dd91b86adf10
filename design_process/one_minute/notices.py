"""The letter of one question."""

import logging

from django.db import transaction
from django.utils import timezone

from design_process.cycles.models import TestCycle
from design_process.one_minute.asking import put, question_of
from design_process.one_minute.forms import CHOICES
from design_process.one_minute.jobs import told_as, whose_turn
from design_process.one_minute.links import Standing, find_link, link_address, may_answer, reply_link
from design_process.one_minute.models import Ask, MailReply
from design_process.one_minute.replies import reply_address, take
from network.lib.inbox import inbox
from network.lib.incoming import MARK, MOST_BYTES
from network.lib.letters import Letter, send
from network.membership.models import Network
from network.outbox.handlers import handles
from network.telling.actions import tell_once
from network.telling.hours import Reader
from network.telling.links import REMINDERS, fewer_link

log = logging.getLogger(__name__)


@handles("one_minute")
def send_question(network: int, cycle: int, person: int) -> None:
    """Ask a driver what their cycle needs, once a week. With nothing needed it is noted that nothing was asked.

    Late, outside school hours or after a change of mind, it sends nothing; the job asks again on the next school day.
    """
    found = Network.objects.filter(pk=network).first()
    now = timezone.now()
    turn = next(iter(whose_turn(found, now, cycle_id=cycle, person_id=person)), None) if found else None
    if turn is None:
        return
    names = ("prototype", "member__district", "network")
    about = TestCycle.objects.select_related(*names).get(pk=cycle)
    reader, week = turn[1], turn[2]
    today = Reader(reader.time_zone or about.network.time_zone).wall(now).date()
    question = question_of(about, today)
    if tell_once(person, network, told_as(cycle, week), sent=question is not None) and question is not None:
        send(letter_of(put(question, about, reader, today=today, now=now), question.why))


@handles("one_minute_again")
def send_again(ask: int, round: int) -> None:
    """The letter that somebody asked for on an ended link, unless theirs has ended, too, by now."""
    link = find_link(ask, round)
    if link.standing == Standing.OPEN and link.ask is not None:
        send(letter_of(link.ask, "You asked for a new link."))


@handles("read_reply")
def read_reply(name: str) -> None:
    """Take one letter that has arrived, and put it away once what it said is committed."""
    source = inbox()
    content = source.read(name, MOST_BYTES + 1) if source else None
    if source is None or content is None:
        return
    taken = take(content)
    log.info("letter %s: %s", name, taken.why or "taken")
    transaction.on_commit(lambda: source.done(name) if taken.used else source.aside(name))


@handles("one_minute_reply")
def tell_what_was_understood(reply: int) -> None:
    """One short letter to the person who was asked, wherever the reply came from; none to who has left the team."""
    rows = MailReply.objects.select_related("ask__person", "ask__cycle__prototype", "ask__cycle__network", "answer")
    kept = rows.select_related("ask__cycle__member__district", "ask__indicator").filter(pk=reply).first()
    if kept is None or not may_answer(kept.ask):
        return
    ask, said = kept.ask, kept.answer.said if kept.answer else {}
    context = {
        "person": ask.person,
        "cycle": str(ask.cycle),
        "reply": kept,
        "said": said,
        "chosen": dict(CHOICES.get(ask.kind, [])).get(said.get("choice", ""), ""),
        "indicator": ask.indicator,
        "link": reply_link(ask, kept.pk),
    }
    subject = f"{ask.cycle}: your reply {kept.get_outcome_display()}"
    send(Letter(f"one-minute-reply:{kept.pk}", ask.person.email, subject, "one_minute_reply", context))


def letter_of(ask: Ask, why: str) -> Letter:
    """One question with its link. It says nothing that the question does not need."""
    context = {
        "person": ask.person,
        "network_name": ask.cycle.network.name,
        "cycle": str(ask.cycle),
        "question": ask.words,
        "reason": why,
        "link": link_address(ask),
        "until": ask.expires_at,
    }
    key = f"one-minute:{ask.pk}:{ask.round}"
    fewer = fewer_link(ask.person_id, ask.network_id, REMINDERS)
    reply_to = reply_address(ask)
    subject, answered = f"{ask.cycle}: {ask.words}", {"mark": MARK if reply_to else ""}
    return Letter(key, ask.person.email, subject, "one_minute", context | answered, reply_to=reply_to, fewer=fewer)
