"""What the style page shows: invented, fixed, and the same every time. No models, no queries."""

from dataclasses import dataclass
from typing import Any

from django import forms

from network.lib.fields import day_input
from network.membership.access import Holding


@dataclass(frozen=True)
class Step:
    label: str
    state: str  # "done", "here", "ahead"
    planned: bool = False
    loops: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bar:
    steps: tuple[Step, ...]


LABELS = ("Pre-work", "Discover", "Interpret", "Ideate", "Prototype", "Test", "Evolve")


def _bar(here: int, planned: int, loops: dict[int, tuple[str, ...]] | None = None) -> Bar:
    return Bar(
        tuple(
            Step(
                label,
                "done" if place < here else "here" if place == here else "ahead",
                place == planned,
                (loops or {}).get(place, ()),
            )
            for place, label in enumerate(LABELS)
        )
    )


class SampleForm(forms.Form):
    """One question of every kind."""

    what = forms.CharField(
        label="What happened?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Two sentences are plenty. Leave out pupils’ names.",
    )
    on = forms.DateField(label="When?", widget=day_input(), help_text="The day you saw it.")
    count = forms.IntegerField(label="How many handed it in?", min_value=0, required=False)
    school = forms.ChoiceField(label="Which school?", choices=[("a", "Gold Ridge Elementary"), ("b", "Camino Middle")])
    scale = forms.ChoiceField(
        label="How big was the try?",
        choices=[("1", "One pupil"), ("2", "One class"), ("3", "One grade")],
        widget=forms.RadioSelect,
        help_text="Start small: a small try teaches quickly and costs little.",
    )
    groups = forms.MultipleChoiceField(
        label="Whom did you ask?",
        choices=[("s", "Students"), ("f", "Families"), ("t", "Teachers")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    file = forms.FileField(label="A photo of the work", required=False, help_text="JPEG or PNG, up to 10 MB.")
    share = forms.BooleanField(
        label="Show this to the whole network", required=False, help_text="You can take it back at any time."
    )


def _holding(role: str, member: str) -> Holding:
    return Holding(
        grant_id=1,
        network_id=1,
        network_slug="sample",
        network_name="Sierra Vista Rural Network",
        time_zone="America/Los_Angeles",
        role=role,
        member_id=1 if member else None,
        member_name=member,
    )


def style_samples() -> dict[str, Any]:
    """Return the context of the style page."""
    wrong = SampleForm({"what": "Every group drew the problem first.", "on": "", "count": "-3", "scale": ""})
    driver = _holding("driver", "Gold Ridge Union")
    return {
        "acting": driver,
        "holdings": (driver, _holding("facilitator", "")),
        "form": SampleForm(prefix="plain"),
        "wrong": wrong,
        "bars": (
            ("On its planned step", _bar(4, 4, {4: ("1", "2"), 5: ("1",)})),
            ("Two steps behind the plan", _bar(2, 4)),
            ("Ahead of the plan, third time round", _bar(6, 5, {4: ("1", "2"), 5: ("1", "2", "3"), 6: ("1",)})),
        ),
        "drawings": ("seedling", "notebook", "path", "chart", "people", "calendar"),
        "colours": (
            ("paper", "page"), ("surface", "raised things"), ("tint", "a quiet ground"), ("line", "hairlines"),
            ("edge", "borders of fields"), ("ink", "text"), ("ink-2", "secondary text"),
            ("leaf", "the one green"), ("leaf-soft", "done"), ("amber", "due"), ("amber-soft", "needs you"),
            ("brick", "overdue, error"), ("brick-soft", "error ground"), ("blue", "chart: better"),
            ("orange", "chart: concern"), ("grey", "chart: as usual"),
        ),
    }  # fmt: skip
