"""Asking those who were at a meeting how it was, and answering what they said."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from network.activity.actions import record
from network.activity.models import Activity
from network.feedback.models import MeetingFeedback, Promise
from network.feedback.statements import KEY, SHEET, WORDINGS
from network.lib.letters import absolute
from network.lib.words import day_words
from network.meetings.models import Invitee, Meeting
from network.membership.models import Network, RoleGrant
from network.outbox.actions import owe
from network.questionnaires.actions import Asking, ask, ask_people
from network.questionnaires.edit_actions import write_questionnaire
from network.questionnaires.links import receipt_path
from network.questionnaires.models import Questionnaire, Receipt

OPEN_FOR = timedelta(days=7)
_THERE = (Invitee.Attendance.PRESENT, Invitee.Attendance.VIRTUAL)
_CAME = (Invitee.Answer.YES, Invitee.Answer.VIRTUAL)


def feedback_questionnaire(network: Network, *, by: Any = None) -> Questionnaire:
    """The questionnaire that meetings of a network are rated with; written when it is first asked for."""
    return write_questionnaire(network, KEY, SHEET, by=by, questions=WORDINGS)


@transaction.atomic
def open_feedback(meeting: Meeting, *, by: Any, tell: bool = False) -> MeetingFeedback:
    """Ask everybody who was there how it was, for a week. Called again, it asks those who were noted as there since.

    Each has a link of their own (`feedback_link`), for the letter that carries the minutes; with `tell` each gets a
    letter of its own. The hub is not asked about its own meeting.
    """
    feedback: MeetingFeedback | None = MeetingFeedback.objects.filter(meeting=meeting).select_related("wave").first()
    if feedback is None:
        feedback = _begin(meeting, by=by)
    wave = feedback.wave
    ask_people(wave, _who_was_there(meeting))
    if tell and not wave.is_over(timezone.now()):
        for receipt_id in wave.receipts.waiting().values_list("pk", flat=True):
            owe("feedback_asked", f"feedback-asked:{receipt_id}", network_id=wave.network_id, receipt=receipt_id)
    return feedback


def feedback_link(meeting: Meeting, person_id: int) -> str | None:
    """The full address of somebody's own form about a meeting, while they may still answer; else None."""
    now = timezone.now()
    feedback = MeetingFeedback.objects.filter(meeting=meeting).select_related("wave").first()
    if feedback is None or not feedback.wave.is_open(now):
        return None
    receipt = Receipt.objects.waiting().filter(wave=feedback.wave, person=person_id).first()
    return absolute(receipt_path(receipt)) if receipt else None


@transaction.atomic
def promise(meeting: Meeting, heard: str, *, by: Any, did: str = "", client_key: UUID | None = None) -> Promise:
    """Take up something said about a meeting. The same `client_key` again returns the first one."""
    said = {"meeting": meeting, "heard": heard, "did": did, "by": by}
    if client_key is None:
        return Promise.objects.create(network_id=meeting.network_id, **said)
    found, _ = Promise.objects.get_or_create(network_id=meeting.network_id, client_key=client_key, defaults=said)
    return found


def reword(made: Promise, heard: str) -> None:
    """Say otherwise what was heard."""
    made.heard = heard
    made.save(update_fields=["heard"])


@transaction.atomic
def keep_promise(made: Promise, did: str, *, by: Any, done: bool = True) -> None:
    """Say what was done about it, or what will be."""
    made.did = did
    made.done_at = (made.done_at or timezone.now()) if done else None
    made.save(update_fields=["did", "done_at"])
    if done:
        words = f"answered feedback of “{made.meeting}”: {did}"
        record(Activity.About.MEETINGS, words, network_id=made.network_id, by=by, thing=made.meeting)


def _begin(meeting: Meeting, *, by: Any) -> MeetingFeedback:
    sheet = feedback_questionnaire(meeting.network, by=by)
    now = timezone.now()
    title = f"{meeting.title}, {day_words(meeting.local_start.date())}"
    wave = ask(sheet, Asking(title, now + OPEN_FOR, now, key=f"meeting:{meeting.pk}"), by=by)
    feedback, _ = MeetingFeedback.objects.get_or_create(
        meeting=meeting, defaults={"wave": wave, "network_id": meeting.network_id}
    )
    return feedback


def _who_was_there(meeting: Meeting) -> Iterable[int]:
    """Those noted as there; where nobody noted who came, those who said they would."""
    invitees = meeting.invitees.filter(withdrawn_at=None, person__is_active=True)
    there = invitees.filter(attendance__in=_THERE)
    if not there.exists():
        there = invitees.filter(attendance=Invitee.Attendance.UNKNOWN, answer__in=_CAME)
    hub = RoleGrant.objects.in_force().of_the_hub().filter(network=meeting.network_id)
    return there.exclude(person__in=hub.values("person")).values_list("person", flat=True)
