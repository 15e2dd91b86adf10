"""What a facilitator, or a driver for their own team, types to invite somebody or to end a role."""

from typing import Any

from django import forms

from districts.directory.actions import Invitee, SeatDetails
from districts.directory.models import MOST_MINUTES, Member, SeatTime, StakeholderGroup, SystemLevel
from network.membership.models import Network, RoleGrant
from network.membership.roles import DISTRICT_ROLES, Role
from network.people.models import Person


class MemberField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.district.name)


class InviteForm(forms.Form):
    """`members` are the ids of the members whose team may be changed; None for all, and for the hub's own roles."""

    email = forms.EmailField(
        label="E-mail address",
        help_text="We write to it. They sign in with it.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(label="Name", max_length=120, help_text="They can change it when they join.")
    role = forms.ChoiceField(label="Role")
    member = MemberField(
        label="District",
        queryset=Member.objects.none(),
        required=False,
        empty_label="None: a role in the whole network",
        help_text="For a sponsor, a project driver or a design-team member.",
    )
    stakeholder_group = forms.ChoiceField(
        label="Whose view they bring",
        required=False,
        choices=[("", "Not said"), *StakeholderGroup.choices],
        help_text="It shows whose voice a team still misses.",
    )
    level = forms.ChoiceField(
        label="Where in the system they work", required=False, choices=[("", "Not said"), *SystemLevel.choices]
    )
    title = forms.CharField(
        label="Position", required=False, max_length=80, help_text="For example: Principal, Silver Creek School"
    )

    def __init__(self, *args: Any, network: Network, members: frozenset[int] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.network = network
        taking_part = Member.objects.taking_part() | Member.objects.filter(state=Member.State.PROSPECTIVE)
        choice = self.fields["member"]
        assert isinstance(choice, MemberField)  # noqa: S101 - for the type checker
        choice.queryset = taking_part.filter(network=network).select_related("district").order_by("district__name")
        roles = list(Role) if members is None else [role for role in Role if role in DISTRICT_ROLES]
        if members is not None:
            choice.queryset = choice.queryset.filter(pk__in=members)
            choice.required, choice.empty_label = True, None
            choice.help_text = ""
        self.fields["role"].choices = [("", "Choose a role"), *((role.value, role.label) for role in roles)]  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"].lower()
        if Person.objects.filter(email=address, is_active=False).exists():
            raise forms.ValidationError("This account is locked. Ask whoever looks after this site to open it.")
        return address

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        role, member = said.get("role"), said.get("member")
        if role in DISTRICT_ROLES and "member" in said and member is None:
            self.add_error("member", "Choose the district: this role belongs to one.")
        if role and role not in DISTRICT_ROLES:
            said["member"] = member = None
        if not self.errors and self._holds_it(said["email"], said["role"], member):
            self.add_error("email", "This person already holds the role. Look for them on the people page.")
        return said

    def _holds_it(self, email: str, role: str, member: Member | None) -> bool:
        open_grants = RoleGrant.objects.filter(network=self.network, person__email=email, role=role, ends_on=None)
        return open_grants.filter(seat__member=member).exists() if member else open_grants.exists()

    def invitee(self) -> Invitee:
        said = self.cleaned_data
        seat = SeatDetails(stakeholder_group=said["stakeholder_group"], level=said["level"], title=said["title"])
        return Invitee(email=said["email"], name=said["name"], role=said["role"], member=said["member"], seat=seat)


class SeatTimeForm(forms.Form):
    minutes = forms.IntegerField(
        label="Minutes", min_value=1, max_value=MOST_MINUTES, help_text="What is really there, not what would be good."
    )
    per = forms.ChoiceField(label="Each week or each month", choices=SeatTime.Per.choices, widget=forms.RadioSelect)


class EndRoleForm(forms.Form):
    why = forms.CharField(
        label="Why does it end?",
        max_length=300,
        help_text="They read it in the letter we send, and it stays in the history.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
