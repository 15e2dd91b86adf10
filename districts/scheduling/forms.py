"""What a facilitator may set about the year's plan, and change in a draft."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django import forms
from django.utils import timezone

from districts.directory.models import Member, School
from districts.scheduling.models import FacilitatorNeeds, MemberNeeds, PlanYear
from network.lib.fields import day_input

DAYS = [(0, "Monday"), (1, "Tuesday"), (2, "Wednesday"), (3, "Thursday"), (4, "Friday"), (5, "Saturday"), (6, "Sunday")]


def day_field(label: str, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=day_input(), **more)


def days_field(label: str) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, coerce=int, choices=DAYS, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip


class YearForm(forms.ModelForm):  # type: ignore[type-arg]
    """How the year is planned: the window, network meetings, check-ins."""

    starts_on = day_field("Plan from")
    ends_on = day_field("Plan until")
    weekdays = days_field("On which days")
    hours = forms.DecimalField(
        label="Hours it takes", min_value=0.5, max_value=12, decimal_places=2, widget=forms.NumberInput({"step": 0.25})
    )
    checkin_weekdays = days_field("Check-ins on which days")
    checkin_times = forms.CharField(
        label="At which times", help_text="With a comma between them: 08:00, 10:00, 13:30, 15:30.", max_length=120
    )

    class Meta:
        model = PlanYear
        fields = (
            "starts_on", "ends_on", "every_weeks", "tolerance_weeks", "weekdays", "starts_at", "mode",
            "checkins_between", "checkin_minutes", "checkin_mode", "checkin_weekdays",
        )  # fmt: skip
        labels = {
            "every_weeks": "Weeks from one network meeting to the next",
            "tolerance_weeks": "Give or take, in weeks",
            "starts_at": "They start at",
            "mode": "They are",
            "checkins_between": "Check-ins of each member between two meetings",
            "checkin_minutes": "Minutes a check-in takes",
            "checkin_mode": "Check-ins are",
        }
        widgets = {"starts_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}

    RANGES = {
        "every_weeks": (1, 40), "tolerance_weeks": (0, 12), "checkins_between": (0, 4), "checkin_minutes": (15, 240),
    }  # fmt: skip
    field_order = (
        "starts_on", "ends_on", "every_weeks", "tolerance_weeks", "weekdays", "starts_at", "hours", "mode",
        "checkins_between", "checkin_minutes", "checkin_mode", "checkin_weekdays", "checkin_times",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["hours"] = round(self.instance.minutes / 60, 2)
        self.initial["checkin_times"] = ", ".join(self.instance.checkin_times)
        for name, (least, most) in self.RANGES.items():
            label = self.Meta.labels[name]
            self.fields[name] = field = forms.IntegerField(label=label, min_value=least, max_value=most)
            field.widget.attrs["inputmode"] = "numeric"

    def clean_checkin_times(self) -> list[str]:
        said = [part.strip() for part in self.cleaned_data["checkin_times"].split(",") if part.strip()]
        try:
            times = sorted({time.fromisoformat(part.zfill(5)) for part in said})
        except ValueError:
            raise forms.ValidationError("Write each time as 08:00 or 13:30, with a comma between them.") from None
        if not times:
            raise forms.ValidationError("Write at least one time.")
        return [f"{each:%H:%M}" for each in times]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last <= first:
            self.add_error("ends_on", "Choose a day after the first.")
        weeks, give = cleaned.get("every_weeks"), cleaned.get("tolerance_weeks")
        if weeks and give is not None and give >= weeks:
            self.add_error("tolerance_weeks", "It has to be less than the weeks between two meetings.")
        return cleaned

    def wished(self) -> dict[str, Any]:
        """The fields of PlanYear as they were typed."""
        said = dict(self.cleaned_data)
        return {**said, "minutes": int(said.pop("hours") * 60)}


class MemberForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a member can give and bear. Empty fields mean what its team says by itself."""

    class Meta:
        model = MemberNeeds
        fields = ("can_host", "site", "capacity", "people", "substitutes", "max_out_same_day")
        labels = {
            "can_host": "It can host a network meeting",
            "site": "Where it hosts, and where its team starts",
            "capacity": "People the site holds",
            "people": "People who come to a network meeting",
            "substitutes": "Substitutes they need on a school day",
            "max_out_same_day": "Most people out on the same day",
        }
        help_texts = {"capacity": "Leave it empty when everybody fits.", "max_out_same_day": "Empty: no limit."}

    def __init__(self, *args: Any, schools: Iterable[School], team: int, teachers: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        site = self.fields["site"]
        assert isinstance(site, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        site.queryset = schools  # type: ignore[assignment]
        site.empty_label, site.required = "The district office", False
        self.fields["people"].help_text = f"Empty: {max(team, 1)}, as many as hold a seat in its team."
        self.fields["substitutes"].help_text = f"Empty: {teachers}, the teachers among them."
        for name in ("capacity", "people", "substitutes", "max_out_same_day"):
            self.fields[name].widget.attrs.update({"inputmode": "numeric", "min": 0 if name == "substitutes" else 1})

    def clean_people(self) -> int | None:
        people: int | None = self.cleaned_data["people"]
        if people == 0:
            raise forms.ValidationError("At least one comes. A member that takes no part is paused on its own page.")
        return people


class FacilitatorForm(forms.Form):
    """Where a facilitator starts, how many check-ins a week, and when they are away."""

    base = forms.ModelChoiceField(Member.objects.none(), label="Starts from", required=False, empty_label="The hub")
    max_checkins_per_week = forms.IntegerField(label="Most check-ins in a week", min_value=1, max_value=40)
    away = forms.CharField(
        label="Away",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A line for each time: 2026-11-23, or 2026-11-23 to 2026-11-27.",
    )

    def __init__(self, *args: Any, needs: FacilitatorNeeds, members: Any, **kwargs: Any) -> None:
        lines = [first if first == last else f"{first} to {last}" for first, last in needs.away]
        now = {"base": needs.base_id, "max_checkins_per_week": needs.max_checkins_per_week, "away": "\n".join(lines)}
        kwargs["initial"] = now
        super().__init__(*args, **kwargs)
        base = self.fields["base"]
        assert isinstance(base, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        base.queryset = members

    def clean_away(self) -> list[list[str]]:
        spans = []
        for line in self.cleaned_data["away"].splitlines():
            first, _, last = (part.strip() for part in line.partition(" to "))
            if not first:
                continue
            try:
                span = [date.fromisoformat(first), date.fromisoformat(last or first)]
            except ValueError:
                raise forms.ValidationError(f"“{line.strip()}” is not a day as 2026-11-23.") from None
            if span[1] < span[0]:
                raise forms.ValidationError(f"“{line.strip()}” ends before it starts.")
            spans.append([f"{day}" for day in span])
        return sorted(spans)


def still_to_come(day: date) -> None:
    """A plan moves nothing to a day that is over, and nobody hears in time of one that is today."""
    if day <= timezone.localdate():
        raise forms.ValidationError("Choose a day after today.")


class MoveForm(forms.Form):
    """Another day or host for a network meeting."""

    on = day_field("On", validators=[still_to_come])
    host = forms.ChoiceField(label="Host", required=False, choices=[])

    def __init__(self, *args: Any, hosts: Iterable[tuple[str, str]], virtual: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if virtual:
            del self.fields["host"]
            return
        host = self.fields["host"]
        assert isinstance(host, forms.ChoiceField)  # noqa: S101 - for the type checker
        host.choices, host.required = list(hosts), True


class MoveCheckInForm(forms.Form):
    """Another time or facilitator for a check-in."""

    on = day_field("On", validators=[still_to_come])
    starts_at = forms.TimeField(label="At", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    facilitator = forms.ChoiceField(label="With", choices=[])

    def __init__(self, *args: Any, facilitators: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["facilitator"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = list(facilitators)
