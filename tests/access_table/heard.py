"""*I was not heard*: its writer, and the facilitators they chose. The co-facilitator, the sponsor, the driver of the
same team and everybody else find nothing.
"""

from uuid import uuid4

from design_process.heard.actions import take_back
from network.membership.models import RoleGrant
from network.membership.roles import Role
from tests.access_table.row import Row
from tests.world import a_person, grant_role
from tests.world_heard import a_note

SEATED = {"driver": 200, "team_member": 200, "sponsor": 200}
SAY = {**SEATED, "facilitator": 403, "neighbour": 403}
NETWORK = {**SEATED, "facilitator": 200, "neighbour": 200, "expert": 403}
SIDES = {"team_member": 200, "facilitator": 200, "co_facilitator": 404}
WRITER = {"team_member": 302, "facilitator": 403, "co_facilitator": 404}
WORD = {"words": "I was interrupted twice.", "client_key": str(uuid4())}


def member(cast):
    return {"pk": cast.member.pk}


def network(cast):
    return {"slug": cast.network.slug}


def the_note(cast):
    return {"pk": a_note(cast.member, by=cast.team_member, to=(cast.facilitator,)).pk}


def gone(cast):
    note = a_note(cast.member, by=cast.team_member, to=(cast.facilitator,))
    take_back(note)
    return {"pk": note.pk}


def to_say(cast):
    SAID["readers"] = [str(cast.facilitator.pk)]
    return member(cast)


def left_alone(cast):
    """A note whose only reader facilitates no more; somebody else does."""
    note = a_note(cast.member, by=cast.team_member, to=(cast.facilitator,))
    other = a_person("new@sierra.test", "Nell Osei")
    grant = RoleGrant.objects.get(person=cast.facilitator)
    grant_role(cast.network, other, Role.FACILITATOR, by=cast.facilitator, on=grant.starts_on)
    RoleGrant.objects.filter(pk=grant.pk).update(ends_on=grant.starts_on)
    OTHERS["readers"] = [str(other.pk)]
    return {"pk": note.pk}


SAID = {"what": "Nobody asked the aides.", "wish": "talk", "readers": [], "client_key": str(uuid4())}
OTHERS: dict[str, list[str]] = {"readers": []}
ALONE = {"team_member": 200, "facilitator": 404}

ROWS = [
    Row("heard:say", SAY, member),
    Row("heard:say", SAY | dict.fromkeys(SEATED, 422), member, {"what": ""}, note="-empty"),
    Row("heard:say", SAY | dict.fromkeys(SEATED, 302), to_say, SAID),
    Row("heard:mine", NETWORK, network),
    Row("heard:note", SIDES, the_note),
    Row("heard:note", SIDES, gone, note="-taken-back"),
    Row("heard:note", ALONE, left_alone, note="-alone"),
    Row("heard:write", SIDES | {"team_member": 302, "facilitator": 302}, the_note, WORD),
    Row("heard:write", SIDES | {"team_member": 422, "facilitator": 422}, the_note, {}, note="-empty"),
    Row("heard:choose_readers", {**ALONE, "team_member": 302}, left_alone, OTHERS),
    Row("heard:choose_readers", WRITER | {"team_member": 422}, the_note, {}, note="-nobody"),
    Row("heard:take_back", WRITER | {"team_member": 200}, the_note),
    Row("heard:take_back", WRITER, the_note, {}),
]
