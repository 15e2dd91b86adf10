"""What a person may type about a theory of improvement."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms

from design_process.evidence.insights.models import Insight
from design_process.evidence.insights.question_forms import InsightChoice
from design_process.measures.models import Indicator
from design_process.theory.actions import Said
from design_process.theory.models import Theory, TheoryNode, TheoryVersion
from design_process.theory.shape import RANK
from districts.directory.models import Member

NOW = "now"
Kind = TheoryNode.Kind
# What each kind of node is asked: the label of its words, with an example.
ASKED = {
    Kind.PRIMARY: ("What has to change", "A few words. For example: pupils talk about how they think."),
    Kind.SECONDARY: ("What moves that driver", "A few words. For example: talk is planned in every lesson."),
    Kind.IDEA: ("What you could try", "Small enough to try in a week. For example: a minute of partner talk."),
}


class NodeForm(forms.Form):
    """A driver or a change idea. With `above` left out (a change of words) its place is not asked."""

    under = forms.ModelChoiceField(label="Which driver it moves", queryset=TheoryNode.objects.none(), empty_label=None)
    text = forms.CharField(max_length=160)
    warrant = forms.CharField(
        label="Why you think so",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What you saw, read or were told. Was it tried somewhere like here?",
    )
    insights = InsightChoice(
        label="Which of your insights it rests on",
        queryset=Insight.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    source = forms.ChoiceField(
        label="Where the idea comes from",
        choices=[("", "Not said"), *TheoryNode.Source.choices],
        required=False,
    )
    indicators = forms.ModelMultipleChoiceField(
        label="Numbers that show whether it moves",
        queryset=Indicator.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    kind = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    client_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, theory: Theory, kind: str, placed: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["text"].label, fields["text"].help_text = ASKED[Kind(kind)]
        fields["kind"].initial = kind
        fields["client_key"].initial = uuid4
        fields["under"].queryset = drivers_for(theory, kind)
        fields["indicators"].queryset = Indicator.objects.in_use().asked_of(theory.member)
        fields["insights"].queryset = Insight.objects.filter(member=theory.member_id)
        for name, wanted in (
            ("insights", fields["insights"].queryset.exists()),
            ("under", placed and kind != Kind.PRIMARY),
            ("source", kind == Kind.IDEA),
            ("indicators", kind != Kind.IDEA and fields["indicators"].queryset.exists()),
            ("client_key", placed),
        ):
            if not wanted:
                del self.fields[name]

    def said(self) -> Said:
        """What was typed. Only after `is_valid`."""
        typed = self.cleaned_data
        beside = (tuple(typed.get(name, ())) for name in ("indicators", "insights"))
        return Said(typed["text"], typed["warrant"], typed.get("source", ""), *beside)

    @property
    def above(self) -> TheoryNode | None:
        """What it stands under. Only after `is_valid`."""
        found: TheoryNode | None = self.cleaned_data.get("under")
        return found


def drivers_for(theory: Theory, kind: str) -> Any:
    """What a node of this kind may stand under."""
    nearer = [name for name, rank in RANK.items() if rank < RANK[kind]]
    return TheoryNode.objects.standing().filter(theory=theory, kind__in=nearer)


class ConnectForm(forms.Form):
    above = forms.ModelChoiceField(
        label="It also moves", queryset=TheoryNode.objects.none(), empty_label="Choose a driver"
    )

    def __init__(self, *args: Any, node: TheoryNode, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["above"]
        field.queryset = drivers_for(node.theory, node.kind).exclude(downward__node=node)


class TakeUpForm(forms.Form):
    """Under which of a team's own drivers another team's idea is to stand."""

    under = forms.ModelChoiceField(
        label="Which of your drivers it should move", queryset=TheoryNode.objects.none(), empty_label="Choose a driver"
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["under"]
        field.queryset = TheoryNode.objects.standing().drivers().filter(theory__member__in=members)


class TakeOutForm(forms.Form):
    why = forms.CharField(
        label="Why you take it out", max_length=300, help_text="A sentence. It stays readable beside what you took out."
    )


class KeepForm(forms.Form):
    name = forms.CharField(label="Name of this version", max_length=80, help_text="For example: After our first visits")
    learned = forms.CharField(
        label="What you have learned",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What you know now that you did not know before, and how it changed the theory.",
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def key(self) -> UUID:
        found: UUID = self.cleaned_data["client_key"]
        return found


class CompareForm(forms.Form):
    """Which two are laid beside each other. What is not offered counts as not chosen."""

    older = forms.ChoiceField(label="Before", required=False)
    newer = forms.ChoiceField(label="After", required=False)

    def __init__(self, *args: Any, versions: Sequence[TheoryVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.number): one for one in versions}
        choices = [*((key, str(one)) for key, one in self.known.items()), (NOW, "As it is now")]
        for field in self.fields.values():
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
            field.choices = choices

    def chosen(self) -> tuple[TheoryVersion | None, TheoryVersion | None]:
        """The two; None stands for how it is now. Nothing chosen: the latest version beside now."""
        self.is_valid()
        latest = next(iter(self.known), NOW)
        older, newer = (self.cleaned_data.get(name) or other for name, other in (("older", latest), ("newer", NOW)))
        return self.known.get(older), self.known.get(newer)
