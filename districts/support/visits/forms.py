"""What people type about a site visit."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from districts.directory.models import Member, Seat
from districts.support.forms import HOUR, Keyed
from districts.support.visits.actions import Hosted, Offer, Seen, Visited
from districts.support.visits.models import LookFor, Place, SiteVisit, VisitEntry
from network.lib.fields import day_input
from network.meetings.words import zone_words
from network.people.models import Person

CONFIDENTIAL = (
    "What we see stays among those who came. No pupil is named or photographed, no teacher is judged. "
    "Anything about this visit is shared further only with the host’s yes."
)
MOST_LOOK_FORS = 12


class VisitForm(Keyed):
    """A visit as its host offers it."""

    day = forms.DateField(label="Day", widget=day_input())
    starts = forms.TimeField(label="From", widget=HOUR, initial=time(9))
    ends = forms.TimeField(label="Until", widget=HOUR, initial=time(13))
    place = forms.CharField(label="Where", max_length=200, help_text="The school, and where to come in.")
    question = forms.CharField(
        label="Your question to the visitors",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What should they look for evidence of? A real question, not a show.",
    )
    look_fors = forms.CharField(
        label="Look-fors",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="One a line: things that can be seen or heard. Not “good” or “bad”.",
    )
    working = forms.CharField(
        label="What is working", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    improving = forms.CharField(
        label="Where there is room, and you are open to talk about it",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reading = forms.CharField(
        label="To read before", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    logistics = forms.CharField(
        label="Parking, lunch, what else they need to know",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    confidentiality = forms.CharField(
        label="What stays in the room",
        max_length=1000,
        required=False,
        initial=CONFIDENTIAL,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    places_total = forms.IntegerField(
        label="Places in all", min_value=1, max_value=200, initial=8, help_text="As many as a classroom bears."
    )
    places_each = forms.IntegerField(label="At most from one district", min_value=1, max_value=200, initial=3)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    WORDS = ("question", "working", "improving", "reading", "logistics", "confidentiality")

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(member.network.time_zone)
        words = zone_words(member.network.time_zone)
        self.fields["starts"].help_text = f"{words[:1].upper()}{words[1:]}."

    def in_words(self) -> list[forms.BoundField]:
        """The questions between the day and the places, in their order."""
        return [self[name] for name in ("place", "question", "look_fors", *self.WORDS[1:])]

    def clean_look_fors(self) -> tuple[str, ...]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["look_fors"].splitlines()]
        kept = tuple(dict.fromkeys(line for line in lines if line))
        if len(kept) > MOST_LOOK_FORS:
            raise forms.ValidationError(f"Nobody looks for {len(kept)} things at once. Keep at most {MOST_LOOK_FORS}.")
        if any(len(line) > 200 for line in kept):
            raise forms.ValidationError("Shorten each line to 200 characters.")
        return kept

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("starts") and said.get("ends") and said["ends"] <= said["starts"]:
            self.add_error("ends", "It ends before it begins. Choose a later hour.")
        if said.get("day") and said.get("starts") and self._at("starts") <= timezone.now():
            self.add_error("day", "That time has passed. Choose a later one.")
        if said.get("places_each") and said.get("places_total") and said["places_each"] > said["places_total"]:
            self.add_error("places_each", "There are fewer places in all. Use a smaller number.")
        return said

    def offer(self) -> Offer:
        said = self.cleaned_data
        hosted = Hosted(
            **{name: said[name] for name in self.WORDS},
            places_total=said["places_total"],
            places_each=said["places_each"],
        )
        return Offer(hosted, Visited(self._at("starts"), self._at("ends"), said["place"]), said["look_fors"])

    def _at(self, name: str) -> datetime:
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data[name], self.zone)


def as_form(visit: SiteVisit) -> dict[str, Any]:
    """A visit as its form shows it first."""
    start, end = visit.meeting.local_start, visit.meeting.local_end
    return {
        **{name: getattr(visit, name) for name in (*VisitForm.WORDS, "places_total", "places_each")},
        "day": start.date(),
        "starts": start.time(),
        "ends": end.time(),
        "place": visit.meeting.place,
        "look_fors": "\n".join(row.words for row in visit.look_fors.all()),
        "seen": visit.version,
    }


class CallOffForm(forms.Form):
    why = forms.CharField(label="Why", max_length=300, help_text="Whoever has a place reads it.")


class SignUpForm(forms.Form):
    """Who of a district comes. Those who have a place, or wait, are not offered again."""

    people = forms.ModelMultipleChoiceField(
        label="Who comes", queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, visit: SiteVisit, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = Seat.objects.taken().filter(member=member).values("grant__person")
        known = Place.objects.active().filter(visit=visit).values("person")
        field = self.fields["people"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 - tells the type checker
        field.queryset = Person.objects.filter(pk__in=team, is_active=True).exclude(pk__in=known).order_by("name")


class CaptureForm(Keyed):
    """What a visitor writes down. Feedback is asked for once something has been seen."""

    look_for = forms.ModelChoiceField(
        label="About", queryset=LookFor.objects.none(), required=False, empty_label="Nothing in particular"
    )
    evidence = forms.CharField(
        label="Evidence seen",
        help_text="What you saw or heard, word for word. No “good”, no “but”.",
    )
    wondering = forms.CharField(label="I wonder …")
    warm = forms.CharField(label="Warm feedback", help_text="What the evidence says is strong.")
    cool = forms.CharField(
        label="Cool feedback", help_text="Where the evidence shows a gap, or a question to the work."
    )
    home = forms.CharField(label="What I take home", help_text="One thing you want to try, or not to try.")

    def __init__(self, *args: Any, visit: SiteVisit, may_judge: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["look_for"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - tells the type checker what stands above
        field.queryset = visit.look_fors.all()
        if not visit.look_fors.all():
            del self.fields["look_for"]
        for kind in VisitEntry.Kind.values:
            self.fields[kind].required = False
            self.fields[kind].widget = forms.Textarea(attrs={"rows": 3, "maxlength": 1000})
            if kind in VisitEntry.AFTER_EVIDENCE and not may_judge:
                del self.fields[kind]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(said.get(kind) for kind in VisitEntry.Kind.values):
            raise forms.ValidationError("Write at least one thing down.")
        return said

    def captured(self) -> Seen:
        said = self.cleaned_data
        words = {kind: said[kind] for kind in VisitEntry.Kind.values if said.get(kind)}
        return Seen(words, said.get("look_for"))


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label="Your answer to the visitors",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="What you heard, what you will try, what you leave. Everybody who came gets it by mail.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FollowUpForm(forms.Form):
    words = forms.CharField(
        label="What has changed?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="A sentence is enough. “Nothing yet, because …” is an answer too. No pupil’s name, please.",
    )
