"""The agenda a meeting could have: what has happened, fitted into the time that is left."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from design_process.agendas.around import Around, around, promises_before
from design_process.agendas.audience import Audience, audience_of, member_of
from design_process.agendas.fit import Fit, Proposal, fit
from design_process.agendas.member_facts import member_facts
from design_process.agendas.network_facts import network_facts
from design_process.agendas.shared_facts import heard_and_done, phases_ahead, promised
from districts.directory.models import Member
from network.lib.words import counted
from network.meetings.models import AgendaItem, Meeting

Kind = Meeting.Kind
ABOUT_A_MEMBER = (Kind.CHECK_IN, Kind.TEAM)


@dataclass(frozen=True)
class ProposedAgenda:
    """What stands on the agenda already, what is proposed, and who will read it."""

    box: int  # minutes of the meeting
    there: tuple[AgendaItem, ...]
    taken: int  # minutes of what stands there
    fit: Fit
    audience: Audience

    @property
    def minutes(self) -> int:
        """Minutes of everything, once what is chosen stands on the agenda."""
        return self.taken + sum(one.minutes for one in self.fit.chosen)

    @property
    def facts(self) -> int:
        """How many of those proposed are about something that happened."""
        return sum(not one.is_frame for one in (*self.fit.chosen, *self.fit.left))

    @property
    def sentence(self) -> str:
        """What the page says of it."""
        if not self.fit.chosen and not self.fit.left:
            return "Nothing new has happened that is not on the agenda already."
        items = counted(len(self.fit.chosen), "item fills", "items fill")
        more = f", and {counted(len(self.fit.left), 'more is', 'more are')} left out" if self.fit.left else ""
        there = f" With what is there already that makes {self.minutes}." if self.taken else ""
        mine = self.minutes - self.taken
        return f"{items} {mine} of {self.box} minutes{more}.{there}"


def proposed_agenda(meeting: Meeting, today: date) -> ProposedAgenda:
    """What the meeting could talk about. At most sixteen queries, however much there is."""
    there = tuple(meeting.items.all())  # 1
    audience = audience_of(meeting)  # 2
    near = around(meeting)  # 3
    found = [
        *heard_and_done(meeting, near, audience),  # 3
        *promised(promises_before(meeting, near.last), near),  # 1
        *_facts(meeting, near, audience, today),  # 6
        *phases_ahead(meeting.network, timezone.localdate(meeting.starts_at), near),  # 1
    ]
    known = {item.fact_key for item in there if item.fact_key}
    taken = sum(item.minutes for item in there)
    new = [one for one in found if one.key not in near.heard]
    return ProposedAgenda(meeting.minutes, there, taken, fit(new, meeting.minutes, taken=taken, known=known), audience)


def _facts(meeting: Meeting, near: Around, audience: Audience, today: date) -> list[Proposal]:
    member_id = member_of(meeting)
    if member_id is None:
        return list(network_facts(meeting.network, near, audience, today)) if meeting.kind == Kind.NETWORK else []
    if meeting.kind not in ABOUT_A_MEMBER:
        return []
    member = Member.objects.select_related("district", "network").get(pk=member_id, network=meeting.network_id)
    return list(member_facts(member, near, audience, today))
