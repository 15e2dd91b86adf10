"""What people type about meetings: their answer, a meeting to call or change, who comes, the agenda."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms

from network.lib.fields import day_input
from network.meetings.actions import Called, Invited
from network.meetings.agenda_actions import Item, item_version
from network.meetings.models import AgendaItem, Invitee, Meeting
from network.meetings.protocols import protocol_choices
from network.meetings.walls import NoSuchTime, moment_of
from network.meetings.words import zone_words
from network.membership.who import ChosenForm

Answer, Reason = Invitee.Answer, Invitee.Reason
LONGEST = 24 * 60


class AnswerForm(forms.Form):
    """Do you come? By signed link and signed in alike. The reasons stand so that the commonest is first."""

    answer = forms.ChoiceField(label="Do you come?", choices=[], widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label="What keeps you?",
        choices=Reason.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text="It helps the hub to change what can be changed.",
    )
    words = forms.CharField(label="Anything the host should know?", max_length=300, required=False)

    def __init__(self, data: Any = None, *, asked: Invitee, answer: str = "") -> None:
        """`answer`: what to choose beforehand, from a link; otherwise it is what they answered last."""
        now = {"answer": answer or asked.answer, "reason": asked.reason, "words": asked.words}
        super().__init__(data, initial=now)
        _choices(self.fields["answer"], answers_to(asked.meeting))
        self.fields["answer"].error_messages["required"] = "Choose yes or no."

    def said(self) -> tuple[str, str, str]:
        """Answer, reason, words."""
        said = self.cleaned_data
        return said["answer"], said["reason"], said["words"]


def answers_to(meeting: Meeting) -> list[tuple[str, str]]:
    """What one may answer. A meeting that is by link anyway needs one yes only."""
    if meeting.mode == Meeting.Mode.VIRTUAL:
        return [(Answer.YES, "Yes, I join"), (Answer.NO, "No, I cannot")]
    by_link = "I join by link" if meeting.link else "I could join by link only"
    return [(Answer.YES, "Yes, I come"), (Answer.VIRTUAL, by_link), (Answer.NO, "No, I cannot come")]


class MeetingForm(forms.Form):
    """A meeting. Day and time are on the clock of the meeting's zone. `client_key`: a second tap calls it once."""

    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    kind = forms.ChoiceField(label="Kind", choices=Meeting.Kind.choices)
    title = forms.CharField(
        label="Title", max_length=160, help_text="It stands in everybody’s calendar. No pupil’s name."
    )
    purpose = forms.CharField(
        label="What is there when it is over?", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    mode = forms.ChoiceField(label="How we meet", choices=Meeting.Mode.choices, widget=forms.RadioSelect)
    day = forms.DateField(label="Day", widget=day_input())
    at = forms.TimeField(label="Starts at", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label="Minutes", min_value=5, max_value=LONGEST, initial=60)
    place = forms.CharField(label="Place", max_length=200, required=False)
    link = forms.URLField(label="Link to join", max_length=500, required=False, assume_scheme="https")
    dial_in = forms.CharField(
        label="Number to dial in", max_length=120, required=False, help_text="With its code, for who has no line."
    )
    why = forms.CharField(
        label="Why then and there?", max_length=500, required=False, help_text="One sentence; it stands in the letter."
    )
    scope = forms.ChoiceField(label="Who sees it", choices=[], required=False)

    ROWS = (("kind", "title", "purpose"), ("mode",), ("day", "at", "minutes"), ("place", "link", "dial_in"))

    def __init__(self, data: Any = None, *, zone: str, teams: Mapping[str, str], initial: Any = None) -> None:
        """`zone`: whose clock is meant; `teams`: names of the parts of the network by scope."""
        super().__init__(data, initial=initial)
        self.zone = zone
        self.fields["at"].help_text = f"{zone_words(zone)[:1].upper()}{zone_words(zone)[1:]}."
        named = sorted(teams.items(), key=lambda pair: pair[1])
        _choices(
            self.fields["scope"],
            [("", "Everybody in the network"), *((key, f"The hub, those invited, and {name}") for key, name in named)],
        )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if "day" in said and "at" in said:
            try:
                said["starts_at"] = moment_of(said["day"], said["at"], self.zone)
            except NoSuchTime:
                self.add_error("at", "That night the clock jumps over this hour. Choose another time.")
        if said.get("mode") == Meeting.Mode.VIRTUAL and not said.get("link") and not said.get("dial_in"):
            self.add_error("link", "Say how to join: a link, or a number to dial.")
        return said

    def called(self, before: Meeting | None = None) -> Called:
        """What was typed; what the form does not ask stays as it was, the coordinates as long as the place does."""
        said = self.cleaned_data
        names = ("kind", "title", "purpose", "mode", "place", "link", "dial_in", "why", "scope")
        stays = before is not None and before.place == said["place"]
        return Called(
            **{name: said[name] for name in names},
            starts_at=said["starts_at"],
            ends_at=_later(said["starts_at"], said["minutes"]),
            time_zone=self.zone,
            series=before.series if before else "",
            latitude=before.latitude if before and stays else None,
            longitude=before.longitude if before and stays else None,
        )


class ChangeForm(MeetingForm):
    """A change to a meeting, based on the version that was last changed at `seen`."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, meeting: Meeting, teams: Mapping[str, str]) -> None:
        names = ("kind", "title", "purpose", "mode", "minutes", "place", "link", "dial_in", "why", "scope")
        start = meeting.local_start
        now = {name: getattr(meeting, name) for name in names} | {"day": start.date(), "at": start.time()}
        super().__init__(
            data, zone=meeting.time_zone, teams=teams, initial=now | {"seen": meeting.changed_at.isoformat()}
        )
        del self.fields["client_key"]
        self.meeting = meeting
        self.fields["why"].help_text = "It stands in the letter. Another day or hour needs a new sentence, or none."

    def called(self, before: Meeting | None = None) -> Called:
        """What was typed. Why the old hour was chosen is no reason for another one: left as it was, it is left out."""
        called = super().called(before)
        moved = called.starts_at != self.meeting.starts_at
        return replace(called, why="") if moved and called.why == self.meeting.why else called

    def clean_seen(self) -> datetime:
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            raise forms.ValidationError("This page is out of date. Open it again.") from None


class WhoForm(ChosenForm):
    """Who is invited to a meeting."""

    def invited(self) -> list[Invited]:
        return [Invited(pk, self.roster.places[pk]) for pk in self.chosen()]


class CancelForm(forms.Form):
    why = forms.CharField(label="Why?", max_length=300, help_text="One sentence. Everybody who was invited reads it.")


class ItemForm(forms.Form):
    """A line of the agenda. `client_key`: a second tap adds it once."""

    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)  # which version of the item the page showed
    title = forms.CharField(label="What is it?", max_length=160)
    purpose = forms.ChoiceField(
        label="What for", choices=AgendaItem.Purpose.choices, initial=AgendaItem.Purpose.DISCUSS
    )
    minutes = forms.IntegerField(label="Minutes", min_value=1, max_value=600, initial=15)
    lead = forms.ChoiceField(label="Who leads it", choices=[], required=False)
    protocol = forms.ChoiceField(label="Protocol", choices=[], required=False)
    materials = forms.CharField(
        label="Materials",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="A link or a line each.",
    )
    why = forms.CharField(label="Why is it on the agenda?", max_length=300, required=False)

    def __init__(self, data: Any = None, *, leads: Mapping[int, str], item: AgendaItem | None = None) -> None:
        """`leads`: names of who may lead it, by id."""
        names = ("title", "purpose", "minutes", "protocol", "materials", "why")
        now = {name: getattr(item, name) for name in names} | {"lead": item.lead_id or ""} if item else {}
        now |= {"seen": item_version(item)} if item else {}
        super().__init__(data, initial=now)
        _choices(self.fields["lead"], [("", "Nobody yet"), *((str(pk), name) for pk, name in leads.items())])
        named = protocol_choices()
        if named:
            _choices(self.fields["protocol"], [("", "None"), *named])
        else:
            del self.fields["protocol"]

    @property
    def shown_version(self) -> str | None:
        """The version of the item that the page showed, None when it did not say."""
        return self.cleaned_data["seen"] or None

    def item(self, before: AgendaItem | None = None) -> Item:
        said = self.cleaned_data
        return Item(
            title=said["title"],
            purpose=said["purpose"],
            minutes=said["minutes"],
            lead_id=int(said["lead"]) if said["lead"] else None,
            protocol=said.get("protocol", before.protocol if before else ""),
            materials=said["materials"],
            why=said["why"],
            fact_key=before.fact_key if before else f"form:{said['client_key']}",
            link=before.link if before else "",
        )


def _choices(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker what the caller knows
    field.choices = choices


def _later(start: datetime, minutes: int) -> datetime:
    """So many minutes later as they pass, also over a change of the clock."""
    return start.astimezone(UTC) + timedelta(minutes=minutes)
