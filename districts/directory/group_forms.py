"""What a hub types about a student group of its own."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator

from districts.directory.group_actions import NewGroup
from districts.directory.groups import BY_KEY, OWN_LABEL, PROGRAM
from districts.directory.models import OwnDimension, OwnGroup
from network.membership.models import Network

NEW = "new"
SHIPPED = {group.dimension for group in BY_KEY.values()}
LETTERS = "Use letters, digits, spaces and hyphens."


class OwnGroupForm(forms.Form):
    label = forms.CharField(
        label="What the group is called",
        max_length=28,
        help_text="For example: Newcomers. The name stays, so choose it with care.",
        validators=[RegexValidator(rf"^{OWN_LABEL}$", LETTERS)],
    )
    dimension = forms.ChoiceField(
        label="How it goes with others",
        help_text="Groups that share a way of sorting pupils belong together: “walks” and “comes by bus”.",
    )
    new_dimension = forms.CharField(
        label="The new way of sorting", max_length=60, required=False, help_text="For example: Way to school."
    )
    adds_up = forms.BooleanField(
        label="Every pupil is in exactly one of its groups",
        required=False,
        help_text="Only for a new way of sorting. It matters for privacy: what adds up can be subtracted.",
    )

    def __init__(self, network: Network, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.network = network
        self.known = {str(one.pk): one for one in OwnDimension.objects.filter(network=network)}
        field = self.fields["dimension"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker what stands above
        own = [(key, one.label) for key, one in self.known.items()]
        field.choices = [(PROGRAM.key, f"{PROGRAM.label}: it overlaps others"), *own, (NEW, "A new way of sorting")]

    def clean_label(self) -> str:
        label = " ".join(str(self.cleaned_data["label"]).split())
        shipped = any(group.label.casefold() == label.casefold() for group in BY_KEY.values())
        if shipped or OwnGroup.objects.filter(network=self.network, label__iexact=label).exists():
            raise forms.ValidationError("There is a group of that name already.")
        return label

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said["new_dimension"] = " ".join(str(said.get("new_dimension", "")).split())
        if said.get("dimension") == NEW:
            name = said["new_dimension"].casefold()
            if not name:
                self.add_error("new_dimension", "Give the new way of sorting a name.")
            if name in {one.label.casefold() for one in (*SHIPPED, *self.known.values())}:
                self.add_error("new_dimension", "There is a way of sorting of that name already.")
        return said

    def new_group(self) -> NewGroup:
        """What was typed. Only after `is_valid`."""
        said = self.cleaned_data
        if said["dimension"] == NEW:
            return NewGroup(said["label"], new_dimension=said["new_dimension"], adds_up=said["adds_up"])
        return NewGroup(said["label"], dimension=self.known.get(said["dimension"]))
