"""The letter of one question."""

from django.utils import timezone

from design_process.cycles.models import TestCycle
from design_process.one_minute.asking import put, question_of
from design_process.one_minute.jobs import told_as, whose_turn
from design_process.one_minute.links import Standing, find_link, link_address
from design_process.one_minute.models import Ask
from network.lib.letters import Letter, send
from network.membership.models import Network
from network.outbox.handlers import handles
from network.telling.actions import tell_once
from network.telling.hours import Reader
from network.telling.links import REMINDERS, fewer_link


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
    return Letter(key, ask.person.email, f"{ask.cycle}: {ask.words}", "one_minute", context, fewer=fewer)
