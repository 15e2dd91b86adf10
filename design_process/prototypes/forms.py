"""What a person may type about a prototype."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from design_process.ideas.models import Idea
from design_process.measures.burden import MANY_INDICATORS
from design_process.measures.models import Indicator
from design_process.prototypes.actions import OPEN_TO_VISITORS, WORDS, Copy, PrototypeCard, is_changed
from design_process.prototypes.models import Prototype
from design_process.theory.models import TheoryNode
from districts.directory.models import Member
from network.lib.fields import long_text
from network.people.models import Person

LONGEST_KEY = 18
FOLDED = ("duration", "materials", "risks", "research", "conditions", "minutes", "money")


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
    duration = forms.CharField(
        label="How long it runs", max_length=120, required=False, help_text="For example: six weeks, one lesson each."
    )
    materials = forms.CharField(label="Materials", max_length=500, required=False, widget=long_text(2))
    risks = forms.CharField(label="What could go wrong", max_length=500, required=False, widget=long_text(2))
    research = forms.CharField(
        label="What speaks for it elsewhere",
        max_length=500,
        required=False,
        widget=long_text(2),
        help_text="A study, a guide, another school: where you have it from.",
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
    change_idea = forms.ModelChoiceField(
        label="Which change idea it tries",
        queryset=TheoryNode.objects.none(),
        required=False,
        empty_label="None of them",
        help_text="From your theory of improvement. What comes of the tests is shown there.",
    )
    copy_under = forms.ModelChoiceField(
        label="Put its change idea into your theory",
        queryset=TheoryNode.objects.none(),
        required=False,
        empty_label="Do not copy it",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    begun_from = forms.ModelChoiceField(queryset=Idea.objects.none(), widget=forms.HiddenInput, required=False)
    like = forms.ModelChoiceField(queryset=Prototype.objects.none(), widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, member: Member, by: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["indicators"]
        choices.queryset = indicators_for(member)
        begun: Any = self.fields["begun_from"]
        begun.queryset = Idea.objects.chosen().filter(member=member)
        if by:
            like: Any = self.fields["like"]
            like.queryset = taken_up_from(member, by)
        taken_up = self.data.get("like") or self.initial.get("like")
        if not taken_up:
            del self.fields["adapted"]
        self._offer_ideas(member)
        self._offer_copy(member, by, taken_up)

    @property
    def folded(self) -> list[forms.BoundField]:
        """What many cards leave empty, and what another district would want to know."""
        return [self[name] for name in FOLDED]

    @property
    def unfolded(self) -> list[forms.BoundField]:
        """Every other question."""
        return [field for field in self.visible_fields() if field.name not in FOLDED]

    @property
    def is_open(self) -> bool:
        """Is anything folded away written already, or in need of another look?"""
        return any(field.errors or field.value() not in ("", None) for field in self.folded)

    def _offer_ideas(self, member: Member) -> None:
        """The ideas of the team's own theories, and the one that the card tries already."""
        field: Any = self.fields["change_idea"]
        field.queryset = ideas_for(member, besides=self.initial.get("change_idea"))
        if not field.queryset.exists():
            del self.fields["change_idea"]

    def _offer_copy(self, member: Member, by: Person | None, taken_up: Any) -> None:
        """The drivers under which the idea of the card that is taken up could stand, if its theory is open to them."""
        field: Any = self.fields["copy_under"]
        self.idea = idea_of(taken_up, member, by) if by and taken_up else None
        field.queryset = drivers_of(member)
        if self.idea is None or not field.queryset.exists():
            del self.fields["copy_under"]
        else:
            field.help_text = f"“{self.idea}” is what they try with it. Choose the driver that it should move with you."

    def clean(self) -> dict[str, Any]:
        """Who changes a card that they take up says what."""
        said = super().clean() or {}
        like = said.get("like")
        if like and not said.get("adapted") and not self.errors and is_changed(self.card(), like):
            self.add_error("adapted", "You changed the card. Say in one sentence what is different with you, and why.")
        if said.get("copy_under") and said.get("change_idea"):
            self.add_error("copy_under", "You have chosen an idea of your own above. Keep one of the two.")
        return said

    def copy(self) -> Copy | None:
        """What of another team's theory is to be copied, and where to. Only after `is_valid`."""
        under = self.cleaned_data.get("copy_under")
        return Copy(self.idea, under) if self.idea and under else None

    def card(self) -> PrototypeCard:
        """What was typed. Only after `is_valid`."""
        said = {name: value for name, value in self.cleaned_data.items() if name in WORDS}
        chosen = self.cleaned_data
        return PrototypeCard(
            **said,
            indicators=tuple(chosen["indicators"]),
            change_idea=chosen.get("change_idea"),
            idea=chosen.get("begun_from"),
        )


def indicators_for(member: Member) -> QuerySet[Indicator]:
    """Indicators a member's prototype may use: its own and the network's, those still in use."""
    whose = Q(member=member) | Q(member=None)
    found: QuerySet[Indicator] = Indicator.objects.filter(whose, network=member.network_id, retired_at=None)
    return found


def ideas_for(member: Member, besides: int | None = None) -> QuerySet[TheoryNode]:
    """The change ideas a member's prototype may try: those in its own theories. `besides`: one that was taken out."""
    there = Q(retired_at=None) | Q(pk=besides)
    found: QuerySet[TheoryNode] = TheoryNode.objects.ideas().filter(there, theory__member=member)
    return found


def drivers_of(member: Member) -> QuerySet[TheoryNode]:
    """What moves a member's aims."""
    found: QuerySet[TheoryNode] = TheoryNode.objects.standing().drivers().filter(theory__member=member)
    return found


def idea_of(key: Any, member: Member, by: Person) -> TheoryNode | None:
    """The change idea that another team's card tries, if somebody sees both."""
    if not str(key).isdecimal() or len(str(key)) > LONGEST_KEY:
        return None
    cards = taken_up_from(member, by).filter(pk=key)
    found: TheoryNode | None = TheoryNode.objects.seen_by(by).filter(pk__in=cards.values("change_idea")).first()
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


def initial_for(idea: str, member: Member) -> dict[str, Any]:
    """What the form starts with when a team makes a prototype of one of its change ideas: `idea` is its key."""
    known = idea.isdecimal() and len(idea) <= LONGEST_KEY
    found = ideas_for(member).filter(pk=idea).first() if known else None
    return {"change_idea": found.pk, "name": found.text[:120]} if found else {}


def initial_from(idea: str, member: Member) -> dict[str, Any]:
    """What the form starts with when a team makes a prototype of an idea it has chosen: nobody types it again."""
    known = idea.isdecimal() and len(idea) <= LONGEST_KEY
    found = Idea.objects.chosen().filter(member=member, pk=idea).first() if known else None
    if found is None:
        return {}
    placed = ideas_for(member).filter(placed_from__idea=found).first()
    begun = {"begun_from": found.pk, "name": found.title, "what": found.what or found.title}
    return {**begun, "change_idea": placed.pk} if placed else begun


def initial_of(card: PrototypeCard, seen: str) -> dict[str, Any]:
    """What the form starts with when a card is changed."""
    idea = card.change_idea.pk if card.change_idea else None
    return {**card.__dict__, "indicators": [i.pk for i in card.indicators], "change_idea": idea, "seen": seen}


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
