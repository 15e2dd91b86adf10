"""Writing a questionnaire: a draft that changes, a published version that never does."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Network
from network.questionnaires import kinds
from network.questionnaires.models import Question, Questionnaire, Version, new_key


@dataclass(frozen=True)
class Wording:
    """One question as it is written. `key` is the same in every version; empty: a new question."""

    wording: str
    kind: str = kinds.SCALE
    help: str = ""
    required: bool = False
    settings: dict[str, Any] = field(default_factory=dict)
    key: str = ""


@dataclass(frozen=True)
class Sheet:
    """A questionnaire: what it is called and for, and how it is asked."""

    title: str
    purpose: str = ""
    anonymous: bool = True
    texts_from: int = 5
    of_hub: bool = True


class Empty(Exception):
    """A questionnaire without a question cannot be published."""


@transaction.atomic
def write_questionnaire(
    network: Network, key: str, sheet: Sheet, *, by: Any, questions: Sequence[Wording] = ()
) -> Questionnaire:
    """A questionnaire of a network, once per key. With `questions` its first version is published at once."""
    said = {
        "title": sheet.title,
        "purpose": sheet.purpose,
        "anonymous": sheet.anonymous,
        "texts_from": sheet.texts_from,
        "of_hub": sheet.of_hub,
    }
    found, made = Questionnaire.objects.get_or_create(network=network, key=key or new_key(), defaults=said)
    if not made:
        return found
    draft = Version.objects.create(network=network, questionnaire=found, number=1, by=by)
    for order, wording in enumerate(questions, start=1):
        _add(draft, wording, order)
    _tell(found, f"wrote the questionnaire “{found.title}”", by)
    if questions:
        _publish(draft)
    return found


@transaction.atomic
def change_questionnaire(questionnaire: Questionnaire, sheet: Sheet, *, by: Any, archived: bool = False) -> None:
    """Change what it is called and how it is asked from now on. Waves keep what was promised when they began."""
    locked = _lock(questionnaire)
    locked.title, locked.purpose = sheet.title, sheet.purpose
    locked.anonymous, locked.texts_from = sheet.anonymous, sheet.texts_from
    locked.archived_at = (locked.archived_at or timezone.now()) if archived else None
    locked.save()
    _tell(locked, f"changed the questionnaire “{locked.title}”", by)


def draft_of(questionnaire: Questionnaire, *, by: Any) -> Version:
    """The version that may be changed: the draft, or a new one that begins as the last published one stands."""
    _lock(questionnaire)
    draft: Version | None = questionnaire.versions.filter(published_at=None).first()
    if draft is not None:
        return draft
    last = questionnaire.versions.order_by("-number").first()
    number = last.number + 1 if last else 1
    draft = Version.objects.create(
        network_id=questionnaire.network_id, questionnaire=questionnaire, number=number, by=by
    )
    for question in last.questions.all() if last else ():
        question.pk, question.version = None, draft
        question._state.adding = True
        question.save()
    return draft


@transaction.atomic
def add_question(questionnaire: Questionnaire, wording: Wording, *, by: Any) -> Question:
    """Put a question at the end of the draft."""
    draft = draft_of(questionnaire, by=by)
    last = draft.questions.aggregate(last=Max("order"))["last"] or 0
    return _add(draft, wording, last + 1)


@transaction.atomic
def change_question(questionnaire: Questionnaire, key: str, wording: Wording, *, by: Any) -> None:
    """Word a question of the draft anew. Its key stays: over time it counts as the same question."""
    question = draft_of(questionnaire, by=by).questions.get(key=key)
    question.kind, question.wording, question.help = wording.kind, wording.wording, wording.help
    question.required, question.settings = wording.required, kinds.checked(wording.kind, wording.settings)
    question.save()


@transaction.atomic
def remove_question(questionnaire: Questionnaire, key: str, *, by: Any) -> None:
    """Take a question out of the draft. Earlier versions keep it."""
    draft_of(questionnaire, by=by).questions.filter(key=key).delete()


@transaction.atomic
def move_question(questionnaire: Questionnaire, key: str, steps: int, *, by: Any) -> None:
    """Move a question of the draft up (negative) or down by so many places, as far as there are places."""
    questions = list(draft_of(questionnaire, by=by).questions.all())
    here = next((place for place, question in enumerate(questions) if question.key == key), None)
    if here is None:
        return
    moved = questions.pop(here)
    questions.insert(max(0, min(here + steps, len(questions))), moved)
    for order, question in enumerate(questions, start=1):
        question.order = order
    Question.objects.bulk_update(questions, ["order"])


@transaction.atomic
def publish(questionnaire: Questionnaire, *, by: Any) -> Version | None:
    """Ask the draft from now on. None when there is no draft. Raises Empty."""
    locked = _lock(questionnaire)
    draft: Version | None = locked.versions.filter(published_at=None).first()
    if draft is None:
        return None
    if not draft.questions.exists():
        raise Empty
    _publish(draft)
    _tell(locked, f"published version {draft.number} of “{locked.title}”", by)
    return draft


@transaction.atomic
def drop_draft(questionnaire: Questionnaire) -> None:
    """Forget what was changed since the last published version. A first draft stays: there is nothing before it."""
    locked = _lock(questionnaire)
    if locked.versions.published().exists():
        locked.versions.filter(published_at=None).delete()


def _lock(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire, held until the transaction ends: two editors at once work on one draft."""
    locked: Questionnaire = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    return locked


def _add(draft: Version, wording: Wording, order: int) -> Question:
    return Question.objects.create(
        network_id=draft.network_id,
        version=draft,
        key=wording.key or new_key(),
        order=order,
        kind=wording.kind,
        wording=wording.wording,
        help=wording.help,
        required=wording.required,
        settings=kinds.checked(wording.kind, wording.settings),
    )


def _publish(draft: Version) -> None:
    draft.published_at = timezone.now()
    draft.save(update_fields=["published_at"])


def _tell(questionnaire: Questionnaire, words: str, by: Any) -> None:
    record(Activity.About.QUESTIONS, words, network_id=questionnaire.network_id, by=by, thing=questionnaire)
