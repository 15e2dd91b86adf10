"""Storing the answer to one question where it belongs: observation, number, study, outcome or decision."""

from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from design_process.cycles.actions import (
    Entered,
    Seen,
    Study,
    begin_later,
    decide,
    store_log,
    study_cycle,
    study_state,
)
from design_process.cycles.models import Log, TestCycle
from design_process.cycles.prediction_actions import Judged
from design_process.measures.actions import Entry
from design_process.one_minute.models import Answer, Ask
from design_process.one_minute.question import ACT, PREDICTION, RUN, START, STUDY
from network.lib.fingerprint import fingerprint
from network.lib.pictures import Picture
from network.outbox.actions import owe
from network.people.models import Person

YES, PARTLY, NO = "yes", "partly", "no"
_RAN = {YES: "", PARTLY: "It ran in part.", NO: "It did not run."}
_STARTED = {YES: "It started.", NO: "It has not started yet."}


@dataclass(frozen=True)
class Said:
    """An answer, whichever the question. `choice`: yes, partly or no; a verdict; a decision; empty where a reply by
    mail did not say. `words`: main words. `photo`: of a tally sheet, with what happened.
    """

    choice: str = ""
    words: str = ""
    surprise: str = ""
    findings: str = ""
    numerator: float | None = None
    denominator: float | None = None
    starts_on: date | None = None
    photo: Picture | None = None

    def as_stored(self) -> dict[str, Any]:
        """Without what is empty, for a JSON field; of the photo the sum that tells it from another."""
        plain = asdict(replace(self, photo=None))
        said = {name: value for name, value in plain.items() if value not in ("", None)}
        said |= {"starts_on": self.starts_on.isoformat()} if self.starts_on else {}
        return said | ({"photo": sha256(self.photo.content).hexdigest()} if self.photo else {})


@dataclass(frozen=True)
class Hand:
    """Who answers, by which way (a key of Answer.Way), and whether for a team that is not theirs."""

    by: Person
    way: str
    on_behalf: bool = False


@transaction.atomic
def answer(ask: Ask, said: Said, hand: Hand, *, client_key: UUID) -> Answer:
    """Store an answer once. The same again changes nothing; another one adds or corrects, and what was said stays.

    Raises OutOfOrder when the cycle has moved past the question, NumberRefused for a number that cannot be true,
    ChangedMeanwhile when somebody else wrote in this very moment.
    """
    held = Ask.objects.select_for_update(no_key=True, of=("self",)).get(pk=ask.pk)
    sent = fingerprint(said.as_stored())
    same: Answer | None = held.answers.filter(client_key=client_key, sent=sent).first()
    before: Answer | None = held.answers.first()
    if same or (before and before.sent == sent and before.by_id == hand.by.pk):
        return same or before  # type: ignore[return-value]
    key = uuid5(client_key, sent)
    log = _STORE[held.kind](held, said, hand, key, before)
    return Answer.objects.create(
        network_id=held.network_id,
        member_id=held.member_id,
        ask=held,
        client_key=client_key,
        sent=sent,
        said=said.as_stored(),
        way=hand.way,
        by=hand.by,
        on_behalf=hand.on_behalf,
        log=log,
    )


def _store_start(ask: Ask, said: Said, hand: Hand, key: UUID, before: Answer | None) -> Log | None:
    """Started: an observation, which begins the cycle. Not yet: its days move if a new first day is given."""
    if said.choice == YES:
        return _log(ask, said.words or _STARTED[YES], hand, key, ())
    if said.starts_on:
        begin_later(_cycle(ask), said.starts_on, by=hand.by)
    return None


def _store_run(ask: Ask, said: Said, hand: Hand, key: UUID, before: Answer | None) -> Log | None:
    words = " ".join(filter(None, [_RAN.get(said.choice, ""), said.words]))
    kept = ask.answers.filter(log__observation__words=words).exists()
    numbers: tuple[Entry, ...] = ()
    if ask.indicator_id and ask.period and said.numerator is not None:
        numbers = (Entry(ask.indicator_id, ask.period, said.numerator, said.denominator),)
    words = "" if kept else words
    if said.photo:
        words = words or "A photo of the tally sheet."
    elif not (words or kept or numbers):
        words = "It ran this week."
    return _log(ask, words, hand, key, numbers, said.photo)


def _log(
    ask: Ask, words: str, hand: Hand, key: UUID, numbers: tuple[Entry, ...], photo: Picture | None = None
) -> Log | None:
    """A visit to the log, of today. With nothing new in it, none."""
    cycle = _cycle(ask)
    seen = Seen(words, timezone.localdate()) if words else None
    entered = Entered(key, cycle, seen, numbers, on_behalf=hand.on_behalf, photo=photo)
    return None if entered.is_empty else store_log(cycle.member, entered, by=hand.by)


def _store_study(ask: Ask, said: Said, hand: Hand, key: UUID, before: Answer | None) -> None:
    """Write the study; where somebody has written it since, theirs stays and this is added."""
    cycle, mine = _cycle(ask), before.said if before else {}
    study = Study(
        _joined(cycle.findings, mine.get("findings", ""), said.findings),
        _joined(cycle.did_not_work, mine.get("words", ""), said.words),
        _joined(cycle.surprise, mine.get("surprise", ""), said.surprise),
    )
    study_cycle(cycle, study, by=hand.by, seen=study_state(cycle))


def _joined(standing: str, mine: str, now: str) -> str:
    """What a field says after an answer: mine of before gives way to mine of now, others' words stay."""
    if not now:
        return standing
    if mine and mine in standing:
        return standing.replace(mine, now, 1).strip()
    if now in standing:
        return standing
    return f"{standing}\n{now}" if standing else now


def _store_outcome(ask: Ask, said: Said, hand: Hand, key: UUID, before: Answer | None) -> None:
    cycle = _cycle(ask)
    judged = Judged(ask.prediction_id, said.choice, said.words)  # type: ignore[arg-type]
    study = Study(cycle.findings, cycle.did_not_work, cycle.surprise, (judged,))
    study_cycle(cycle, study, by=hand.by, seen=study_state(cycle))


def _store_act(ask: Ask, said: Said, hand: Hand, key: UUID, before: Answer | None) -> None:
    cycle = _cycle(ask)
    decide(cycle, said.choice, reason=said.words, by=hand.by, seen=study_state(cycle))


_STORE: dict[str, Any] = {
    START: _store_start,
    RUN: _store_run,
    STUDY: _store_study,
    PREDICTION: _store_outcome,
    ACT: _store_act,
}


def _cycle(ask: Ask) -> TestCycle:
    """The cycle as it is now, held: whoever else writes in it waits."""
    rows = TestCycle.objects.select_for_update(no_key=True, of=("self",))
    found: TestCycle = rows.select_related("prototype", "member__district").get(pk=ask.cycle_id)
    return found


@transaction.atomic
def ask_again(ask: Ask, *, seen_round: int, open_for: timedelta) -> bool:
    """A new letter with a new link; the earlier link ends. Pressed twice, one letter goes."""
    now = timezone.now()
    renewed = Ask.objects.filter(pk=ask.pk, round=seen_round)
    if not renewed.update(round=seen_round + 1, asked_at=now, expires_at=now + open_for):
        return False
    owe_letter(ask.pk, ask.network_id, seen_round + 1)
    return True


def owe_letter(ask_id: int, network_id: int, round_: int) -> None:
    """Owe the letter of one round of a question, once."""
    name = f"one-minute-again:{ask_id}:{round_}"
    owe("one_minute_again", name, network_id=network_id, ask=ask_id, round=round_)
