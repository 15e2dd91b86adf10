"""What people type about guest passes: the hub makes one, a guest answers."""

import uuid
from datetime import date, timedelta
from typing import Any

from django import forms

from districts.directory.models import District, Member
from districts.guest_passes.actions import AFTERWARDS, Visitor
from districts.guest_passes.models import GuestPass
from network.lib.fields import day_input, long_text
from network.lib.words import day_words
from network.meetings.models import Meeting
from network.meetings.words import when_words
from network.membership.models import Network, RoleGrant

LONGEST = timedelta(days=180)  # after the meeting
Coming = GuestPass.Coming


class MeetingChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title}: {when_words(obj.starts_at, obj.ends_at, obj.time_zone, year=True)}"


class PassForm(forms.Form):
    """A pass. The district is one that the network knows and that takes no part, or any other by its name."""

    name = forms.CharField(label="Their name", max_length=80)
    email = forms.EmailField(label="Their e-mail address", help_text="The letter with their link goes there.")
    district = forms.ModelChoiceField(
        label="Their district",
        queryset=District.objects.none(),
        required=False,
        empty_label="Not in the list: I write its name",
        help_text="Districts that the network knows and that take no part now.",
    )
    district_name = forms.CharField(label="Its name, if it is not in the list", max_length=160, required=False)
    meeting = MeetingChoice(
        label="The meeting they visit",
        queryset=Meeting.objects.none(),
        empty_label="Choose a meeting",
        help_text="One coming network meeting. They see nothing else of the calendar.",
    )
    until = forms.DateField(
        label="Valid until",
        required=False,
        widget=day_input(),
        help_text="Its last day. Left empty: two weeks after the meeting.",
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, network: Network, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.network = network
        district: Any = self.fields["district"]
        district.queryset = (
            District.objects.filter(network=network)
            .exclude(pk__in=Member.objects.taking_part().filter(network=network).values("district"))
            .order_by("name")
        )
        if not district.queryset.exists():  # a list of nothing but "not in the list" asks for nothing
            del self.fields["district"]
            self.fields["district_name"].label, self.fields["district_name"].required = "Their district", True
        meeting: Any = self.fields["meeting"]
        meeting.queryset = meetings

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_email(self) -> str:
        address = str(self.cleaned_data["email"]).lower()
        if RoleGrant.objects.in_force().filter(network=self.network, person__email=address).exists():
            raise forms.ValidationError(
                "This person takes part in the network already. Invite them to the meeting on its own page."
            )
        return address

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        self._find_district(said)
        self._find_last_day(said)
        meeting, email, key = (said.get(name) for name in ("meeting", "email", "client_key"))
        if meeting and email and key:
            there = GuestPass.objects.standing().filter(meeting=meeting, email=email)
            if there.exclude(client_key=key).exists():
                self.add_error("email", "They have a pass to this meeting already. Send its letter again instead.")
        return said

    def _find_district(self, said: dict[str, Any]) -> None:
        """A name that was typed is looked up: the network may know it under this very name."""
        typed = " ".join(str(said.get("district_name") or "").split())
        if "district" not in self.fields:
            said["district"] = None
        if "district" not in said or "district_name" in self.errors:
            return
        if said["district"] and typed and typed.casefold() != said["district"].name.casefold():
            self.add_error("district_name", f"You chose {said['district']} above. Choose one district, or write one.")
        elif not said["district"] and not typed:
            self.add_error("district", "Choose their district, or write its name below.")
        elif not said["district"]:
            rows = District.objects.filter(network=self.network, name__iexact=typed)
            known = rows.select_related("membership").first()
            if known and Member.objects.taking_part().filter(district=known).exists():
                self.add_error("district_name", f"{known} takes part already. Invite its people on the people page.")
            said["district"], said["district_name"] = known, known.name if known else typed
        else:
            said["district_name"] = said["district"].name

    def _find_last_day(self, said: dict[str, Any]) -> None:
        meeting, until = said.get("meeting"), said.get("until")
        if not meeting or "until" in self.errors:
            return
        day: date = meeting.local_start.date()
        if until is None:
            said["until"] = day + AFTERWARDS
        elif until < day:
            self.add_error("until", f"The meeting is on {day_words(day)}. Choose that day or a later one.")
        elif until > day + LONGEST:
            self.add_error("until", "Choose a day within half a year after the meeting.")

    def visitor(self) -> Visitor:
        """What was typed. Only after `is_valid`."""
        said = self.cleaned_data
        return Visitor(
            meeting=said["meeting"],
            name=said["name"],
            email=said["email"],
            district=said["district"],
            district_name=said["district_name"],
            until=said["until"],
        )


def answers_to(meeting: Meeting) -> list[tuple[str, str]]:
    """What a guest may answer: the buttons, the yes first. By link only where there is a room as well."""
    if meeting.mode == Meeting.Mode.VIRTUAL:
        return [(Coming.YES, "I will join"), (Coming.NO, "I cannot")]
    by_link = [(Coming.VIRTUAL, "I will join by link")] if meeting.mode == Meeting.Mode.HYBRID else []
    return [(Coming.YES, "I will come"), *by_link, (Coming.NO, "I cannot")]


class ComingForm(forms.Form):
    coming = forms.ChoiceField(
        choices=[], error_messages={"required": "Tap one of the answers.", "invalid_choice": "Tap one of the answers."}
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["coming"]
        field.choices = answers_to(meeting)


class WishForm(forms.Form):
    words = forms.CharField(
        label="A word to the hub",
        max_length=500,
        required=False,
        widget=long_text(),
        help_text="What you would like to know, or what stands in the way. Every answer is a good answer.",
    )
    wish = forms.ChoiceField(
        choices=GuestPass.Wish.choices,
        error_messages={"required": "Tap one of the two answers.", "invalid_choice": "Tap one of the two answers."},
    )
