"""What a person may type about a prototype."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from design_process.measures.burden import MANY_INDICATORS
from design_process.measures.models import Indicator
from design_process.prototypes.actions import OPEN_TO_VISITORS, WORDS, PrototypeCard, is_changed
from design_process.prototypes.models import Prototype
from districts.directory.models import Member
from network.people.models import Person


def long_text(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class PrototypeForm(forms.Form):
    name = forms.CharField(max_length=120, help_text="A few words your team will know it by.")
    what = forms.CharField(
        label="What it is", widget=long_text(4), help_text="What you make or do, so that a colleague could picture it."
    )
    audience = forms.CharField(label="Who it is for", max_length=200, required=False)
    involved = forms.CharField(label="Who is involved", max_length=200, required=False)
    how_tested = forms.CharField(
        label="When and how you test it",
        widget=long_text(),
        required=False,
        help_text="For example: Tuesdays, 20 minutes.",
    )
    scale = forms.ChoiceField(
        label="How big you start", choices=Prototype.Scale.choices, help_text="Small is quick to learn from."
    )
    stop_rule = forms.CharField(
        label="When you would stop",
        max_length=300,
        required=False,
        help_text="What would make you stop early, agreed before you start.",
    )
    conditions = forms.CharField(
        label="What has to be there",
        widget=long_text(2),
        required=False,
        max_length=2000,
        help_text="For another district: what it needs before it can try this.",
    )
    minutes = forms.IntegerField(label="Minutes a week for a teacher", min_value=0, max_value=2400, required=False)
    money = forms.CharField(label="What it costs", max_length=120, required=False, help_text="“Nothing” helps too.")
    adapted = forms.CharField(
        label="What you change",
        max_length=300,
        required=False,
        help_text="One sentence. Leave it empty if you take the card as it is.",
    )
    indicators = forms.ModelMultipleChoiceField(
        label="Numbers that tell whether it works",
        queryset=Indicator.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=f"At most {MANY_INDICATORS} is a good number: each one is collected again and again.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    like = forms.ModelChoiceField(queryset=Prototype.objects.none(), widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, member: Member, by: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["indicators"]
        choices.queryset = indicators_for(member)
        if by:
            like: Any = self.fields["like"]
            like.queryset = taken_up_from(member, by)
        if not (self.data.get("like") or self.initial.get("like")):
            del self.fields["adapted"]

    def clean(self) -> dict[str, Any]:
        """Who changes a card that they take up says what."""
        said = super().clean() or {}
        like = said.get("like")
        if like and not said.get("adapted") and not self.errors and is_changed(self.card(), like):
            self.add_error("adapted", "You changed the card. Say in one sentence what is different with you, and why.")
        return said

    def card(self) -> PrototypeCard:
        """What was typed. Only after `is_valid`."""
        said = {name: value for name, value in self.cleaned_data.items() if name in WORDS}
        return PrototypeCard(**said, indicators=tuple(self.cleaned_data["indicators"]))


def indicators_for(member: Member) -> QuerySet[Indicator]:
    """Indicators a member's prototype may use: its own and the network's, those still in use."""
    whose = Q(member=member) | Q(member=None)
    found: QuerySet[Indicator] = Indicator.objects.filter(whose, network=member.network_id, retired_at=None)
    return found


def taken_up_from(member: Member, by: Person) -> QuerySet[Prototype]:
    """The cards of other teams in the network that somebody sees, and their team may take up."""
    seen: QuerySet[Prototype] = Prototype.objects.seen_by(by)
    return seen.filter(network=member.network_id).exclude(member=member)


def initial_like(card: Prototype, own: Iterable[Indicator]) -> dict[str, Any]:
    """What the form starts with when a team takes up another's card: its words, and the numbers that both collect."""
    words = {name: getattr(card, name) for name in WORDS}
    shared = set(card.indicators.values_list("pk", flat=True))
    return {**words, "like": card.pk, "indicators": [one.pk for one in own if one.pk in shared]}


def initial_of(card: PrototypeCard, seen: str) -> dict[str, Any]:
    """What the form starts with when a card is changed."""
    return {**card.__dict__, "indicators": [i.pk for i in card.indicators], "seen": seen}


class ShownForm(forms.Form):
    """Which of a host's prototypes its visitors see: those that are open to them anyway."""

    prototypes = forms.ModelMultipleChoiceField(
        label="What your visitors see",
        queryset=Prototype.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Only cards that are open to the whole network stand here.",
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["prototypes"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 - tells the type checker
        field.queryset = Prototype.objects.filter(member=member, visibility__in=OPEN_TO_VISITORS).order_by("name")
