"""Commitment pulses, for the tests that need one."""

from datetime import date

from django.utils import timezone

from districts.directory.models import Member
from districts.pulse.actions import ask_due
from districts.pulse.models import CommitmentPulse
from network.people.models import Person


def a_pulse(member: Member, person: Person, *, on: date | None = None) -> CommitmentPulse:
    """The question to one of a member's people, asked today unless said; its others who speak for it are asked too."""
    day = on or timezone.localdate()
    Member.objects.filter(pk=member.pk).update(recommit_on=day)
    ask_due(member.network, day)
    return CommitmentPulse.objects.get(member=member, person=person, asked_on=day)
