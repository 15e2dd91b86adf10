"""What people type about a check-in."""

import uuid
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from districts.directory.models import Member, Seat
from districts.support.actions import Closing, Noted, Planned
from districts.support.models import CheckIn, NoteVisibility
from network.lib.fields import day_input
from network.lib.words import day_words
from network.meetings.models import Meeting
from network.meetings.words import zone_words
from network.membership.models import RoleGrant
from network.people.models import Person

MOODS = (("1", "Heavy"), ("2", "Rather heavy"), ("3", "Mixed"), ("4", "Rather light"), ("5", "Light"))
HOUR = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class Keyed(forms.Form):
    """A form whose key is made with it, so that a second tap stores nothing new."""

    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class WhenForm(forms.Form):
    """A day and an hour on the clock of a zone, not in the past, and where."""

    day = forms.DateField(label="Day", widget=day_input())
    hour = forms.TimeField(label="Starts at", widget=HOUR)
    minutes = forms.IntegerField(label="Minutes", min_value=10, max_value=480, initial=60)
    mode = forms.ChoiceField(label="How", choices=Meeting.Mode.choices, initial=Meeting.Mode.VIRTUAL)
    place = forms.CharField(label="Place", max_length=200, required=False, help_text="Where you meet, if you meet.")
    link = forms.URLField(label="Link", max_length=500, required=False, assume_scheme="https")

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.fields["hour"].help_text = f"{zone_words(zone)[:1].upper()}{zone_words(zone)[1:]}."

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        moment = self._moment(said.get("day"), said.get("hour"))
        if moment and moment <= timezone.now():
            self.add_error("day", "That time has passed. Choose a later one.")
        return said

    def _moment(self, day: date | None, hour: time | None) -> datetime | None:
        return datetime.combine(day, hour, ZoneInfo(self.zone)) if day and hour else None

    def planned(self) -> Planned:
        said = self.cleaned_data
        moment = self._moment(said["day"], said["hour"])
        assert moment is not None  # noqa: S101 - tells the type checker that the form is valid
        return Planned(moment, said["minutes"], said["mode"], said["place"], said["link"])


class PlanForm(WhenForm, Keyed):
    """A check-in planned by hand."""

    facilitator = forms.ModelChoiceField(label="Facilitator", queryset=Person.objects.none(), empty_label=None)
    field_order = ("facilitator", "day", "hour", "minutes", "mode", "place", "link")

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, zone=member.network.time_zone, **kwargs)
        hub = RoleGrant.objects.in_force().of_the_hub().filter(network=member.network_id)
        field = self.fields["facilitator"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - tells the type checker what stands above
        field.queryset = Person.objects.filter(pk__in=hub.values("person"), is_active=True).order_by("name")


class TopicForm(Keyed):
    words = forms.CharField(
        label="What I want to talk about",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The facilitators and your team read it. No pupil’s name, please.",
    )


class NoteForm(Keyed):
    """A note, and who reads it. Whoever did not write it changes its words only."""

    text = forms.CharField(label="Note", max_length=5000, widget=forms.Textarea(attrs={"rows": 5}))
    visibility = forms.ChoiceField(
        label="Who reads it", choices=NoteVisibility.choices, widget=forms.RadioSelect, initial=NoteVisibility.PRIVATE
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, may_open: bool = True, team: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_open:
            del self.fields["visibility"]
        elif team:
            field = self.fields["visibility"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker what stands above
            names = {**dict(NoteVisibility.choices), NoteVisibility.TEAM: f"The team of {team} and the facilitators"}
            field.choices = list(names.items())

    def noted(self) -> Noted:
        return Noted(self.cleaned_data["text"], self.cleaned_data.get("visibility", NoteVisibility.PRIVATE))


class CommitForm(Keyed):
    """Who does what by when, promised in a check-in."""

    who = forms.ModelChoiceField(label="Who", queryset=Person.objects.none(), empty_label=None)
    what = forms.CharField(label="Does what", max_length=300)
    due_on = forms.DateField(label="By which day", widget=day_input())
    field_order = ("what", "who", "due_on")

    def __init__(self, *args: Any, checkin: CheckIn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = Seat.objects.taken().filter(member=checkin.member_id).values("grant__person")
        hub = RoleGrant.objects.in_force().of_the_hub().filter(network=checkin.network_id).values("person")
        field = self.fields["who"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - tells the type checker what stands above
        either = Person.objects.filter(pk__in=team) | Person.objects.filter(pk__in=hub)
        field.queryset = either.filter(is_active=True).order_by("name")

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError("That day has passed. Choose today or a later day.")
        return day


class MoodForm(forms.Form):
    mood = forms.TypedChoiceField(
        label="How did it feel?",
        choices=MOODS,
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
    )


def before_its_day(meeting: Meeting) -> str:
    """Why a check-in cannot be closed yet, in words; empty from the first minute of its day on, on its own clock."""
    start = meeting.local_start
    if timezone.now().astimezone(start.tzinfo).date() >= start.date():
        return ""
    return f"This check-in is on {day_words(start.date())}. Close it on that day, or change its date first."


class CloseForm(MoodForm):
    agreed = forms.CharField(
        label="What was agreed",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="The team and the facilitators read it.",
    )
    field_order = ("agreed", "mood")

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting

    def clean(self) -> dict[str, Any]:
        """What has not been is not closed: it would vanish from everybody's calendar before its day."""
        if too_early := before_its_day(self.meeting):
            raise forms.ValidationError(too_early)
        return super().clean() or {}

    def closing(self) -> Closing:
        return Closing(self.cleaned_data["agreed"], self.cleaned_data["mood"])


class WeeksForm(forms.Form):
    """About how many weeks until the next one; what makes no sense is four."""

    weeks = forms.IntegerField(label="About every … weeks", min_value=1, max_value=26, initial=4)
