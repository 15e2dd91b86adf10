"""The demonstration's year: calendars, a published plan, meetings that were held, and one that comes.

What happened on a day is done by the product's own actions, with the clock standing at that day.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch
from uuid import UUID

from django.utils import timezone

from districts.directory.models import Member
from districts.scheduling import actions as planning
from districts.scheduling.publishing import publish
from districts.support import actions as support
from districts.support.models import CheckIn
from districts.support.visits import actions as visits
from network.feedback.actions import keep_promise, promise
from network.feedback.statements import DELTA, PLUS, QUESTION
from network.meetings.actions import answer_invitation
from network.meetings.agenda_actions import Item, add_item, answer_commitment, commit_to, decide
from network.meetings.models import Commitment, Invitee, Meeting
from network.outbox.models import Effect
from network.outbox.performing import do
from network.questionnaires.actions import Given, answer_by_link
from network.questionnaires.kinds import SCALE
from network.questionnaires.models import Receipt
from network.rooms.actions import Move, Written, add_note, drive, start_meeting
from network.rooms.closing_actions import close_meeting
from network.rooms.people_actions import Noted, note_attendance
from tests import demo_talk as talk

if TYPE_CHECKING:
    from tests.demo import County

TEAM_SIZE = 2  # of each team are invited besides the driver


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Let it be `moment` for everything that asks Django what time it is."""
    with patch.object(timezone, "now", lambda: moment):
        yield


def perform_owed() -> None:
    """Do what is owed, and what that owes, until nothing is left."""
    while effect := Effect.objects.filter(state=Effect.State.OWED).first():
        Effect.objects.filter(pk=effect.pk).update(due_at=timezone.now())  # by the clock that counts here
        if not do(effect.pk):
            raise RuntimeError(Effect.objects.get(pk=effect.pk).reason)


class Year:
    """What a network has behind it and before it in one school year."""

    def __init__(self, county: "County") -> None:
        self.county, self.network, self.hub = county, county.network, county.facilitator
        self.first = date(int(self.network.school_year[:4]), 8, 1)
        self.today = county.today

    def plan(self) -> None:
        """The facilitator's August morning: planned, published, everybody invited."""
        with clock_at(self._at(self.first + timedelta(days=9), 9)):
            planning.set_year(self.network, {"every_weeks": 6}, by=self.hub)
            run = planning.start_run(self.network, by=self.hub, now=timezone.now())
            perform_owed()
            run.refresh_from_db()
            publish(run.draft, number=1, by=self.hub)
            perform_owed()

    def live(self) -> None:
        """What was held is closed, one after another; the next one has its answers and its agenda."""
        held = list(self._meetings().filter(ends_at__lt=self._at(self.today, 0)))
        for meeting, told in zip(held, talk.MEETINGS * 5, strict=False):
            self._answer(meeting, before=timedelta(days=12))
            self._hold(meeting, told)
        ahead = self._meetings().filter(starts_at__gt=self._at(self.today, 23)).first()
        if ahead is not None:
            self._answer(ahead, before=ahead.starts_at - timezone.now(), leave=9)
        self._check_in()
        self._offer_a_visit()

    def _meetings(self):
        return Meeting.objects.filter(network=self.network, kind=Meeting.Kind.NETWORK).order_by("starts_at")

    def _at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return timezone.make_aware(datetime.combine(day, time(hour, minute)))

    def _answer(self, meeting: Meeting, *, before: timedelta, leave: int = 0) -> None:
        """The invited answer some days before; the last `leave` of them have not yet."""
        dice = self.county.dice
        invitees = list(Invitee.objects.filter(meeting=meeting).select_related("person").order_by("pk"))
        with clock_at(meeting.starts_at - before):
            for invitee in invitees[: len(invitees) - leave]:
                roll = dice.random()
                if roll < 0.8:
                    answer_invitation(invitee, Invitee.Answer.YES, by=invitee.person)
                elif roll < 0.9:
                    answer_invitation(invitee, Invitee.Answer.VIRTUAL, by=invitee.person)
                else:
                    reason = dice.choice([Invitee.Reason.NO_SUBSTITUTE, Invitee.Reason.DRIVE, Invitee.Reason.CLASH])
                    answer_invitation(invitee, Invitee.Answer.NO, reason=reason, by=invitee.person)

    def _hold(self, meeting: Meeting, told: talk.Held) -> None:
        """Run a meeting through its agenda, close it, and have people say how it was."""
        meeting.refresh_from_db()
        with clock_at(meeting.starts_at - timedelta(days=6)):
            for title, purpose, minutes, protocol in told.items:
                add_item(meeting, Item(title, purpose, minutes, protocol=protocol, lead_id=self.hub.pk), by=self.hub)
        with clock_at(meeting.starts_at + timedelta(minutes=4)):
            start_meeting(meeting, by=self.hub)
            self._note_who_came(meeting)
        items = list(meeting.items.all())
        moment = meeting.starts_at + timedelta(minutes=5)
        for place, item in enumerate(items[: len(told.items)]):
            with clock_at(moment):
                drive(meeting, Move("next", seen=items[place - 1].pk if place else None), by=self.hub)
                for words in told.notes.get(item.title, ()):
                    add_note(meeting, Written(words, item.pk), by=self.hub, client_key=self._key())
            moment += timedelta(minutes=item.minutes)
        with clock_at(moment):
            for words, because in told.decisions:
                decide(meeting, words, because=because, by=self.hub, item=items[-2])
            for name, what, days, state, words in told.commitments:
                due_on = timezone.localdate() + timedelta(days=days)
                made = commit_to(meeting, who_id=self.county.people[name].pk, what=what, due_on=due_on, by=self.hub)
                self._answered(made, state, words, min(moment + timedelta(days=days), self._at(self.today, 7)))
            meeting.refresh_from_db()
            close_meeting(meeting, by=self.hub)
        self._say_how_it_was(meeting, told, moment + timedelta(hours=3))

    def _answered(self, made: Commitment, state: str, words: str, moment: datetime) -> None:
        if state:
            with clock_at(moment):
                answer_commitment(made, state, words=words, by=made.who)

    def _note_who_came(self, meeting: Meeting) -> None:
        came = {Invitee.Answer.YES: "present", Invitee.Answer.VIRTUAL: "virtual", Invitee.Answer.NO: "absent"}
        rows = Invitee.objects.filter(meeting=meeting)
        noted = {row.pk: Noted(came.get(row.answer, "absent"), absence=row.reason or "") for row in rows}
        note_attendance(meeting, noted, by=self.hub)

    def _say_how_it_was(self, meeting: Meeting, told: talk.Held, moment: datetime) -> None:
        dice = self.county.dice
        receipts = list(Receipt.objects.filter(wave__meeting_feedback__meeting=meeting).order_by("pk"))
        questions = list(meeting.feedback.wave.version.questions.all()) if receipts else []
        said = {PLUS: list(told.plus), DELTA: list(told.delta), QUESTION: list(told.questions)}
        with clock_at(moment):
            for receipt in receipts[: max(len(receipts) - 4, 0)]:
                given = []
                for question in questions:
                    if question.kind == SCALE:
                        mark = min(5, max(1, round(dice.gauss(told.mood, 0.8))))
                        given.append(Given(question.pk, number=mark))
                    elif said.get(question.key):
                        given.append(Given(question.pk, words=said[question.key].pop()))
                answer_by_link(receipt, given)
        with clock_at(moment + timedelta(days=8)):
            for heard, did in told.promises:
                made = promise(meeting, heard, by=self.hub)
                if did:
                    keep_promise(made, did, by=self.hub)

    def _check_in(self) -> None:
        """The check-ins that were held are closed; of the last two nobody has noted anything yet."""
        gone = CheckIn.objects.filter(network=self.network, meeting__ends_at__lt=self._at(self.today, 0))
        held = list(gone.order_by("meeting__starts_at"))
        for place, checkin in enumerate(held[:-2]):
            with clock_at(checkin.meeting.ends_at):
                if checkin.member == self._gold_ridge:
                    note = support.Noted(talk.CHECKIN_NOTE, "team")
                    support.write_note(checkin, note, sent=support.Sent(self.hub, self._key()))
                agreed = talk.CHECKINS_AGREED[place % len(talk.CHECKINS_AGREED)]
                support.close_checkin(checkin, support.Closing(agreed, 3 + place % 3), by=self.hub)

    def _offer_a_visit(self) -> None:
        """A visit that districts may sign up for, on a Wednesday in two to three weeks."""
        day = self.today + timedelta(days=16 + (2 - self.today.weekday() - 16) % 7)
        place = f"{self._gold_ridge.district.schools.first()}"
        visited = visits.Visited(self._at(day, 9), self._at(day, 12), place)
        offer = visits.Offer(visits.Hosted(**talk.VISIT), visited, talk.LOOK_FORS)
        driver = self.county.people["Dana Whitfield"]
        visit = visits.make_visit(self._gold_ridge, offer, sent=support.Sent(driver, self._key()))
        visits.offer_visit(visit, by=driver)

    @property
    def _gold_ridge(self) -> Member:
        return self.county.members["Gold Ridge Union"]

    def _key(self) -> UUID:
        return UUID(int=self.county.dice.getrandbits(128), version=4)
