"""Asking a questionnaire and taking answers. Writing one is `edit_actions.py`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from network.activity.actions import record
from network.activity.models import Activity
from network.lib.clock import site_today
from network.outbox.actions import owe
from network.questionnaires.links import new_code
from network.questionnaires.models import Answer, Questionnaire, Receipt, Response, Version, Wave
from network.questionnaires.summary import FEW


@dataclass(frozen=True)
class Asking:
    """How a version is asked. `key`: the fact behind it, asked once. `openly`: of whoever has the code."""

    title: str
    closes_at: datetime | None = None
    opens_at: datetime | None = None
    key: str | None = None
    openly: bool = False


@dataclass(frozen=True)
class Given:
    """The answer to one question: one of the three."""

    question_id: int
    number: Decimal | None = None
    picked: tuple[int, ...] | None = None
    words: str = ""


class NotPublished(Exception):
    """There is no version to ask: a draft may still change."""


@transaction.atomic
def ask(sheet: Questionnaire, asking: Asking, *, by: Any) -> Wave:
    """Begin to ask what is published last. The same `key` again gives the wave that is there. Raises NotPublished."""
    version: Version | None = sheet.versions.published().first()
    if version is None:
        raise NotPublished
    sheet = Questionnaire.objects.get(pk=sheet.pk)  # what is promised is what it says now
    said: dict[str, Any] = {
        "version": version,
        "title": asking.title[:160],
        "code": new_code() if asking.openly else None,
        "anonymous": sheet.anonymous,
        "texts_from": sheet.texts_from,
        "opens_at": asking.opens_at or timezone.now(),
        "closes_at": asking.closes_at,
        "by": by,
    }
    if asking.key is None:
        wave, made = Wave.objects.create(network_id=version.network_id, **said), True
    else:
        wave, made = Wave.objects.get_or_create(network_id=version.network_id, key=asking.key, defaults=said)
    if made:
        words = f"began to ask “{sheet.title}”: {wave.title}"
        record(Activity.About.QUESTIONS, words, network_id=wave.network_id, by=by, thing=wave)
    return wave


@transaction.atomic
def ask_by_letter(sheet: Questionnaire, asking: Asking, person_ids: Iterable[int], *, by: Any) -> Wave:
    """Ask these people, each by a letter with a link of their own. The same `key` again asks nobody twice.

    Raises NotPublished.
    """
    wave = ask(sheet, asking, by=by)
    ask_people(wave, person_ids)
    for receipt in wave.receipts.waiting():
        owe("questions_asked", f"questions-asked:{receipt.pk}", network_id=wave.network_id, receipt=receipt.pk)
    return wave


def ask_people(wave: Wave, person_ids: Iterable[int]) -> int:
    """Ask these people too, each once. Returns how many are asked now. Nobody is asked once it is over."""
    if wave.is_over(timezone.now()):
        return 0
    known = set(wave.receipts.values_list("person", flat=True))
    new = sorted(set(person_ids) - known)
    receipts = [Receipt(network_id=wave.network_id, wave=wave, person_id=person_id) for person_id in new]
    Receipt.objects.bulk_create(receipts, ignore_conflicts=True)
    return len(new)


@transaction.atomic
def answer_by_link(receipt: Receipt, given: Sequence[Given]) -> bool:
    """Take the answers of somebody who was asked: True, or False when theirs are there already or it is over.

    The receipt is marked by a conditional update: of two that come at once, one stores nothing. No line of history,
    no effect and no time is written with anonymous answers: each would say whose they are.
    """
    wave = _lock_open(receipt.wave_id)
    if wave is None:
        return False
    mine = Receipt.objects.waiting().filter(pk=receipt.pk, round=receipt.round)
    if not mine.update(answered_on=site_today()):
        return False
    _store(wave, given, person_id=None if wave.anonymous else receipt.person_id)
    _end_when_all_have_answered(wave)
    return True


@transaction.atomic
def answer_openly(wave: Wave, given: Sequence[Given], *, client_key: UUID) -> bool:
    """Take the answers of somebody with the code: False when it is over. The same form sent again stores nothing."""
    locked = _lock_open(wave.pk)
    if locked is None or locked.code is None:
        return False
    if not Response.objects.filter(wave=locked, client_key=client_key).exists():
        _store(locked, given, client_key=client_key)
    return True


@transaction.atomic
def close_wave(wave: Wave, *, by: Any) -> bool:
    """End a wave now, so that what was said can be shown. False when it was over already."""
    locked = _lock_open(wave.pk, started=False)
    if locked is None:
        return False
    now = timezone.now()
    Wave.objects.filter(pk=locked.pk).update(closes_at=max(now, locked.opens_at))
    words = f"closed “{locked.version.questionnaire.title}”: {locked.title}"
    record(Activity.About.QUESTIONS, words, network_id=locked.network_id, by=by, thing=locked)
    return True


def _lock_open(wave_id: int, *, started: bool = True) -> Wave | None:
    """The wave while it takes answers, held until the transaction ends: none slips in after the last was counted."""
    rows = Wave.objects.select_for_update(of=("self",)).select_related("version__questionnaire")
    wave: Wave = rows.get(pk=wave_id)
    now = timezone.now()
    if wave.is_over(now) or (started and not wave.is_open(now)):
        return None
    return wave


def _store(wave: Wave, given: Sequence[Given], *, person_id: int | None = None, client_key: UUID | None = None) -> None:
    response = Response.objects.create(
        network_id=wave.network_id,
        wave=wave,
        anonymous=wave.anonymous,
        person_id=person_id,
        answered_on=None if wave.anonymous else site_today(),
        client_key=client_key,
    )
    asked = set(wave.version.questions.values_list("pk", flat=True))
    answers = [
        Answer(
            network_id=wave.network_id,
            response=response,
            question_id=one.question_id,
            number=one.number,
            picked=None if one.picked is None else list(one.picked),
            words=one.words,
        )
        for one in given
        if one.question_id in asked
    ]
    Answer.objects.bulk_create(answers)


def _end_when_all_have_answered(wave: Wave) -> None:
    """Nothing more can come, so what anonymous people said may be shown: unless they are too few for that anyway."""
    answered = wave.receipts.count()
    if wave.anonymous and answered >= FEW and not wave.receipts.waiting().exists():
        Wave.objects.filter(pk=wave.pk).update(closes_at=timezone.now())
