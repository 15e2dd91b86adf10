"""A member's word on who of the hub reads its numbers in full: given for a time, ended at any time, kept for ever."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from districts.directory.models import Agreement, Member
from network.activity.actions import record
from network.activity.models import Activity
from network.people.models import Person


@dataclass(frozen=True)
class Agreed:
    """What was agreed: who signed for the district, the first and the last day."""

    signed_by: str
    starts_on: date
    until: date


@transaction.atomic
def record_agreement(member: Member, agreed: Agreed, *, by: Person | None) -> Agreement:
    """Write down an agreement, once: the same days again return the one that is there."""
    # One writer per member, so that the same form sent twice at once finds what the first one wrote.
    Member.objects.select_for_update(of=("self",), no_key=True).get(pk=member.pk)
    days = {"starts_on": agreed.starts_on, "until": agreed.until}
    there: Agreement | None = member.agreements.filter(ended_on=None, **days).first()
    if there is not None:
        return there
    made = Agreement.objects.create(
        network_id=member.network_id, member=member, signed_by=agreed.signed_by, recorded_by=by, **days
    )
    until = f"{agreed.until.day} {agreed.until:%b %Y}"
    words = f"recorded that the hub may read the numbers of {member.district.name} in full until {until}"
    why = f"Signed by {agreed.signed_by}."
    record(Activity.About.VISIBILITY, words, network_id=member.network_id, by=by, thing=member, why=why)
    return made


@transaction.atomic
def end_agreement(agreement: Agreement, *, by: Person, on: date) -> bool:
    """End an agreement on a day, from that day on. Returns whether it was open until now."""
    still = Agreement.objects.filter(Q(ended_on=None), pk=agreement.pk)
    if not still.update(ended_on=on, ended_by=by):
        return False
    words = f"ended the agreement that let the hub read the numbers of {agreement.member.district.name} in full"
    record(Activity.About.VISIBILITY, words, network_id=agreement.network_id, by=by, thing=agreement.member)
    return True
