"""What a person may do to a chart, and must say about it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from design_process.measures.models import ChartMark
from design_process.measures.periods import label
from design_process.measures.series import Series

CHOICES = (
    (ChartMark.Kind.REPHASE, "A new phase begins here: centre and limits are reckoned anew from this point on"),
    (ChartMark.Kind.EXCLUDE, "Leave this point out: it is drawn, and not counted in the lines or the runs"),
)


class MarkForm(forms.Form):
    """Asks for a period of the chart that is shown, and for a reason."""

    period = forms.ChoiceField(label="Where")
    kind = forms.ChoiceField(label="What", choices=CHOICES, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why",
        max_length=300,
        help_text="For example: “All third-grade teachers use the new talk moves since the workshop.” "
        "It is shown under the chart with your name.",
    )

    def __init__(self, data: Any, *, series: Series, since: date | None = None) -> None:
        """`since`: where a change has shown that lasts, proposed as the place."""
        super().__init__(data, initial={"period": since.isoformat()} if since else None)
        self.series = series
        numbered = [
            period for period, point in zip(series.periods, series.points, strict=True) if point.value is not None
        ]
        self.fields["period"].choices = [  # type: ignore[attr-defined]
            (period.isoformat(), label(series.indicator.frequency, period)) for period in reversed(numbered)
        ]

    def clean_period(self) -> date:
        return date.fromisoformat(self.cleaned_data["period"])

    def clean_reason(self) -> str:
        return str(self.cleaned_data["reason"]).strip()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        period, kind = cleaned.get("period"), cleaned.get("kind")
        if kind == ChartMark.Kind.REPHASE and period == first_period(self.series.periods):
            self.add_error("period", "The chart begins here anyway. Choose the first point of the new phase.")
        return cleaned


def first_period(periods: Sequence[date]) -> date | None:
    return periods[0] if periods else None
