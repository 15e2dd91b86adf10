"""What people type about problems and goals."""

from typing import Any

from django import forms

from design_process.problems.actions import GoalWords, ProblemWords
from design_process.problems.models import GoalVersion, ProblemOfPractice
from districts.directory.models import StakeholderGroup
from network.lib.fields import day_input, long_text
from network.membership.models import Network


class ProblemForm(forms.ModelForm):  # type: ignore[type-arg]
    stakeholder_groups = forms.MultipleChoiceField(
        label="Whom it touches",
        choices=StakeholderGroup.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick everybody who feels the problem or will work with what comes of it. "
        "Teams see which of these voices are missing.",
    )

    class Meta:
        model = ProblemOfPractice
        fields = ("title", "statement", "for_whom", "current_state", "desired_state", "evidence", "stakeholder_groups")
        labels = {
            "title": "Short name",
            "statement": "Problem of practice",
            "for_whom": "For whom",
            "current_state": "How it is now",
            "desired_state": "How it should be",
            "evidence": "How we know",
        }
        help_texts = {
            "title": "A few words people will use when they talk about it.",
            "statement": "One or two sentences about teaching and learning, without a solution in them.",
            "for_whom": "Which pupils feel it most?",
            "evidence": "Where it shows: results, surveys, classroom visits. No pupil's name, please.",
        }
        widgets = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in ("statement", "current_state", "desired_state", "evidence")
        }

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.network = network

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"]
        others = ProblemOfPractice.objects.filter(network=self.network, title__iexact=title)
        if others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("The network already has a problem of this name. Choose another name.")
        return title

    def words(self) -> ProblemWords:
        return ProblemWords(
            **{**self.cleaned_data, "stakeholder_groups": tuple(self.cleaned_data["stakeholder_groups"])}
        )


class ProblemChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Offers each problem with its statement, so that one can choose without opening it."""

    def label_from_instance(self, obj: ProblemOfPractice) -> str:
        return f"{obj.title}: {obj.statement}"


class AdoptForm(forms.Form):
    problem = ProblemChoice(
        ProblemOfPractice.objects.none(), label="Problem of practice", widget=forms.RadioSelect, empty_label=None
    )
    reason = forms.CharField(
        label="Why this one",
        max_length=300,
        help_text="One sentence. It stays in the history of your district.",
    )

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["problem"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - tells the type checker what stands above
        field.queryset = ProblemOfPractice.objects.filter(network=network)


PLAN = ("plan_kind", "aligned_to", "plan_part", "plan_years", "serves")  # a plan the district already has
SAID = ("what", "for_whom", "baseline", "target", "by_when", *PLAN)


class GoalForm(forms.ModelForm):  # type: ignore[type-arg]
    """One version of a goal. `seen` carries the number of the version that was on the screen (0: none yet)."""

    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    plan_kind = forms.ChoiceField(
        label="Part of which plan",
        choices=[("", "No plan yet"), *GoalVersion.Plan.choices],
        required=False,
        help_text="A district or site plan you already have, so that this is not extra work.",
    )

    class Meta:
        model = GoalVersion
        fields = (*SAID, "reason")
        labels = {
            "what": "What gets better",
            "for_whom": "For whom",
            "baseline": "Where you are now",
            "target": "Where you want to be",
            "by_when": "By when",
            "aligned_to": "Name of the plan",
            "plan_part": "Which goal or page of it",
            "plan_years": "Years of the plan",
            "serves": "How this goal serves it",
            "reason": "What we learned",
        }
        help_texts = {
            "what": "For example: pupils explain how they solved a problem.",
            "for_whom": "For example: all pupils in grades 4 to 6.",
            "baseline": "A number, if you have one: 42 %.",
            "target": "The number you aim at: 60 %.",
            "aligned_to": "Where the kind alone does not say which.",
            "plan_part": "For example: goal 2, action 2.4, page 41.",
            "plan_years": "For example: 2024-25 to 2026-27.",
            "serves": "One sentence for the board. It stands in the paragraph that you can paste into the plan.",
            "reason": "What made you change the goal. It is kept beside this version.",
        }
        widgets = {"by_when": day_input(), "serves": long_text(2)}

    def __init__(self, *args: Any, first: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if first:
            del self.fields["reason"]
        else:
            self.fields["reason"].required = True

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("aligned_to"):
            return said
        if said.get("plan_kind") == GoalVersion.Plan.OTHER:
            self.add_error("aligned_to", "Give the name of the plan.")
        elif not said.get("plan_kind") and any(said.get(name) for name in PLAN):
            self.add_error("plan_kind", "Say which plan this is about, or empty what you wrote below.")
        return said

    def words(self) -> GoalWords:
        return GoalWords(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


def initial_of(version: GoalVersion) -> dict[str, Any]:
    """What the form of the next version starts with: the words of this one, without its reason."""
    return {**{name: getattr(version, name) for name in SAID}, "seen": version.number}


class SeenForm(forms.Form):
    """A yes to the version that was on the screen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class RetireForm(forms.Form):
    why = forms.CharField(label="Why", max_length=300)
