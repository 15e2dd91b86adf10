"""What a person may type about a lesson, and by what the ledger is searched."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from design_process.lessons.actions import SaysWhere, Unnamed, Words
from design_process.lessons.models import Thanks
from design_process.phases.models import Phase
from design_process.predictions.contexts import BANDS, band
from design_process.prototypes.models import Prototype
from districts.directory.models import Member
from network.lib.fields import long_text
from network.lib.words import listed

LONGEST = 4000


def _told(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, widget=long_text(4), max_length=LONGEST, help_text=help_text)


class LessonForm(forms.Form):
    expected = _told("What we expected")
    happened = _told("What happened")
    did_not_work = _told("What did not work", "The sentence that saves another team a month.")
    instead = _told("What we would try instead")
    phase = forms.ModelChoiceField(
        label="Where in the process it helps", queryset=Phase.objects.none(), required=False, empty_label="Anywhere"
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, phases: QuerySet[Phase], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["phase"]
        field.queryset = phases

    def words(self) -> Words:
        """What was typed. Only after `is_valid`."""
        return Words(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


class UnnamedForm(forms.Form):
    idea = forms.CharField(
        label="What was tried, in general words", max_length=120, help_text="Not the name that the team gave it."
    )
    expected = _told("What they expected")
    happened = _told("What happened")
    did_not_work = _told("What did not work")
    instead = _told("What they would try instead")

    def words(self) -> Unnamed:
        """What was typed. Only after `is_valid`."""
        return Unnamed(**self.cleaned_data)

    def show_found(self, problem: SaysWhere) -> None:
        """Beside each field, the words in it that would say who, where or when."""
        for name, found in problem.found.items():
            words = listed([f"“{one}”" for one in found])
            self.add_error(name, f"{words} could tell who, where or when. Say it in general words.")


class ThanksForm(forms.Form):
    kind = forms.ChoiceField(choices=Thanks.Kind.choices)
    line = forms.CharField(max_length=200, required=False)


class SearchForm(forms.Form):
    """Words and a phase: nothing has to be chosen. What is chosen narrows the list, and never its order."""

    q = forms.CharField(label="Words", max_length=200, required=False)
    phase = forms.ChoiceField(label="Phase", required=False)

    def __init__(self, *args: Any, phases: Sequence[Phase], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("phase", [(str(one.pk), one.label) for one in phases], "Every phase")

    def _offer(self, name: str, choices: Sequence[tuple[str, str]], every: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [("", every), *choices]

    def asked(self) -> dict[str, str]:
        """What was chosen and is known; a choice that is not offered is none."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class LedgerForm(SearchForm):
    """Also whose a lesson is, and the surroundings it comes from."""

    member = forms.ChoiceField(label="Whose", required=False)
    grades = forms.ChoiceField(label="Grades", required=False)
    pupils = forms.ChoiceField(label="Pupils in the district", required=False)
    scale = forms.ChoiceField(label="Where it was tried", required=False)
    act = forms.ChoiceField(label="What the team decided", required=False)

    field_order = ("q", "member", "phase")

    def __init__(
        self, *args: Any, members: Sequence[Member], phases: Sequence[Phase], grades: Sequence[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, phases=phases, **kwargs)
        self._offer("member", [(str(one.pk), one.district.name) for one in members], "Every district")
        bands = [band(low) for low, _ in BANDS]
        self._offer("grades", [(one, one) for one in grades], "All grades")
        self._offer("pupils", [(one, one) for one in bands], "Any size")
        self._offer("scale", Prototype.Scale.choices, "Anywhere")
        acts = [("adopt", "Keep it"), ("expand", "Make it larger"), ("adapt", "Change it"), ("abandon", "Let it go")]
        self._offer("act", acts, "Any decision")
