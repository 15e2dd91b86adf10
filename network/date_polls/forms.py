"""What people type about dates: the poll itself, and their answers."""

import uuid
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from network.date_polls.actions import Asked
from network.date_polls.models import PollAnswer, PollGuest
from network.lib.fields import day_input
from network.meetings.models import Meeting
from network.meetings.walls import NoSuchTime, moment_of
from network.meetings.words import when_words, zone_words

DATES = 6
CLOSES = time(17)  # of the day a poll closes, on the clock of its zone


class PollForm(forms.Form):
    """A poll. Dates left empty are passed over. `client_key`: a second tap asks once."""

    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    title = forms.CharField(label="Title of the meeting", max_length=160, help_text="No pupil’s name.")
    kind = forms.ChoiceField(label="Kind", choices=Meeting.Kind.choices)
    mode = forms.ChoiceField(label="How we meet", choices=Meeting.Mode.choices, widget=forms.RadioSelect)
    minutes = forms.IntegerField(label="Minutes", min_value=5, max_value=1440, initial=60)
    purpose = forms.CharField(
        label="What is there when it is over?", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    place = forms.CharField(label="Place", max_length=200, required=False)
    link = forms.URLField(label="Link to join", max_length=500, required=False, assume_scheme="https")
    closes_on = forms.DateField(
        label="Answers until",
        widget=day_input(),
        help_text="Until 17:00 that day. Who has not answered two days before gets one reminder.",
    )

    def __init__(self, data: Any = None, *, zone: str, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.zone = zone
        for number in range(1, DATES + 1):
            self.fields[f"day_{number}"] = forms.DateField(
                label=f"Date {number}",
                required=number <= 2,
                error_messages={"required": "A poll needs two dates at least."},
                widget=day_input(),
            )
            self.fields[f"at_{number}"] = forms.TimeField(
                label=f"Time of date {number}",
                required=number <= 2,
                widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            )

    @property
    def zone_words(self) -> str:
        return zone_words(self.zone)

    def head(self) -> list[Any]:
        return [self[name] for name in ("title", "kind", "mode", "minutes", "purpose", "place", "link")]

    def dates(self) -> list[tuple[Any, Any]]:
        return [(self[f"day_{number}"], self[f"at_{number}"]) for number in range(1, DATES + 1)]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        now = timezone.now()
        said["starts"] = tuple(
            moment for number in range(1, DATES + 1) if (moment := self._start(said, number, now)) is not None
        )
        if said.get("closes_on"):
            said["closes_at"] = moment_of(said["closes_on"], CLOSES, self.zone)
            if said["closes_at"] <= now:
                self.add_error("closes_on", "This moment has passed. Choose a later day.")
            elif said["starts"] and said["closes_at"] >= min(said["starts"]):
                self.add_error("closes_on", "The first date comes before this. Choose an earlier day.")
        if len(set(said["starts"])) == 1 and not self.errors:
            self.add_error("day_2", "Both dates are the same. Choose another one.")
        return said

    def _start(self, said: dict[str, Any], number: int, now: datetime) -> datetime | None:
        day: date | None = said.get(f"day_{number}")
        at: time | None = said.get(f"at_{number}")
        if day is None:
            if at is not None and f"day_{number}" not in self.errors:
                self.add_error(f"day_{number}", "Choose the day too, or empty the time.")
            return None
        if at is None:
            if f"at_{number}" not in self.errors:
                self.add_error(f"at_{number}", "Choose a time.")
            return None
        try:
            moment = moment_of(day, at, self.zone)
        except NoSuchTime:
            self.add_error(f"at_{number}", "That night the clock jumps over this hour. Choose another time.")
            return None
        if moment <= now:
            self.add_error(f"day_{number}", "This date has passed. Choose a later day.")
        return moment

    def asked(self) -> Asked:
        said = self.cleaned_data
        names = ("title", "kind", "mode", "minutes", "purpose", "place", "link", "starts", "closes_at")
        return Asked(time_zone=self.zone, **{name: said[name] for name in names})


class AnswersForm(forms.Form):
    """One person's answer to each date. What was answered before stands chosen."""

    words = forms.CharField(
        label="Anything to add?", max_length=300, required=False, help_text="Only the hub reads it."
    )

    def __init__(self, data: Any = None, *, guest: PollGuest) -> None:
        poll = guest.poll
        before = dict(guest.answers.values_list("date", "answer"))
        super().__init__(data, initial={"words": guest.words})
        self.keys: list[int] = []
        for pk, starts_at in poll.dates.values_list("pk", "starts_at"):
            self.keys.append(pk)
            self.fields[f"date_{pk}"] = forms.ChoiceField(
                label=when_words(starts_at, starts_at + timedelta(minutes=poll.minutes), poll.time_zone),
                choices=PollAnswer.Answer.choices,
                initial=before.get(pk),
                widget=forms.RadioSelect,
                error_messages={"required": "Choose yes, if need be, or no."},
            )

    def dates(self) -> list[Any]:
        return [self[f"date_{pk}"] for pk in self.keys]

    def answers(self) -> dict[int, str]:
        return {pk: self.cleaned_data[f"date_{pk}"] for pk in self.keys}


class PickForm(forms.Form):
    """Calling the meeting on a date. `despite` is asked for when somebody cannot come."""

    despite = forms.BooleanField(
        label="Call it without them", error_messages={"required": "Tick this, or go back and pick another date."}
    )

    def __init__(self, data: Any = None, *, cannot: bool) -> None:
        super().__init__(data)
        if not cannot:
            del self.fields["despite"]
