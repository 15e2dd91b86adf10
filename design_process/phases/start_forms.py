"""The questions that start a network, in three groups: the network, who holds it, how it works."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import slugify

from design_process.phases.shipped import DEFAULT, shipped_templates
from network.lib.dates import school_year_of
from network.membership.models import Network
from network.people.forms import zone_choices

# Addresses that would hide pages of ours: /networks/new/
RESERVED = {"new"}


class AboutForm(forms.Form):
    """The network: what it is called, where, and when its year is."""

    name = forms.CharField(
        label="What is the network called?",
        error_messages={"required": "Give the network a name."},
        max_length=120,
        help_text="As its districts say it, for example “Foothill Network”.",
    )
    slug = forms.SlugField(
        label="Its short name in addresses",
        max_length=60,
        required=False,
        help_text="Letters, figures and hyphens. Leave it empty and it is made from the name. It stays for good.",
    )
    school_year = forms.ChoiceField(label="In which school year does it start?")
    time_zone = forms.ChoiceField(label="Time zone", help_text="Dates and times of the network are meant in it.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        years = [school_year_of(today.replace(year=today.year + shift, day=1)) for shift in (-1, 0, 1)]
        _offer(self.fields["school_year"], [(year, year) for year in years], years[1])
        _offer(self.fields["time_zone"], zone_choices(), timezone.get_default_timezone_name())

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        typed = said.get("slug", "").lower()
        if typed and (typed in RESERVED or Network.objects.filter(slug=typed).exists()):
            self.add_error("slug", "Another network has this short name. Choose another one.")
        said["slug"] = typed or free_slug(said.get("name", ""))
        return said


class HoldersForm(forms.Form):
    """Who holds the network together."""

    hub = forms.CharField(
        label="Which organization is the hub?",
        error_messages={"required": "Name the organization whose team runs the network."},
        max_length=160,
        help_text="Its team brings the districts together and runs the meetings.",
    )
    anchor = forms.CharField(
        label="Who is the anchor partner?",
        max_length=160,
        required=False,
        help_text="Often the county office of education. It may be a member as well.",
    )


class ProcessForm(forms.Form):
    """The phases that members go through."""

    process = forms.ChoiceField(label="Which process do you follow?", widget=forms.RadioSelect, initial=DEFAULT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(template.key, template.name) for template in shipped_templates()]
        _offer(self.fields["process"], choices, DEFAULT)


STEPS: tuple[type[forms.Form], ...] = (AboutForm, HoldersForm, ProcessForm)
TITLES = ("The network", "Who holds it", "How you work")


def free_slug(name: str) -> str:
    """A short name made from a network's name that no other network has."""
    stem = slugify(name)[:50] or "network"
    taken = set(Network.objects.filter(slug__startswith=stem).values_list("slug", flat=True)) | RESERVED
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(slug for slug in numbered if slug not in taken)


def _offer(field: forms.Field, choices: list[tuple[str, str]], initial: str) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
    field.choices = choices
    field.initial = initial
