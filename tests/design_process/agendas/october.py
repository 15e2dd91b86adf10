"""The agenda of a network meeting in November, as it is proposed on an October day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from design_process.agendas.propose import proposed_agenda
from tests.world import a_cycle, a_decision, a_prototype, a_study, log_it

PACIFIC = ZoneInfo("America/Los_Angeles")
TODAY = date(2026, 10, 26)
NOW = datetime(2026, 10, 26, 10, tzinfo=PACIFIC)


def proposals(meeting):
    found = proposed_agenda(meeting, TODAY)
    return {one.key: one for one in (*found.fit.chosen, *found.fit.left)}


def words_of(meeting):
    """Everything that readers of the agenda would read."""
    return " ".join(f"{one.title} {one.why} {one.link} {one.key}" for one in proposals(meeting).values())


def notes_of(meeting):
    return " ".join(note.words for one in proposals(meeting).values() for note in one.notes)


def a_studied(cast, name="Talk moves", *, visibility="team", act="", member=None, by=None):
    by = by or cast.driver
    cycle = a_cycle(
        a_prototype(member or cast.member, name, by=by, visibility=visibility),
        by=by,
        starts_on=date(2026, 9, 20),
        visibility=visibility,
    )
    log_it(member or cast.member, by=by, cycle=cycle, words="Nine raised a hand.", on=date(2026, 9, 22))
    a_study(cycle, by=by)
    if act:
        a_decision(cycle, act, by=by)
    return cycle


def ticked(page):
    """What a browser sends when nothing proposed is changed."""
    form = page.context["form"]
    found = {f"take:{line.proposal.key}": "on" for line in form.fitting}
    return found | {f"minutes:{line.proposal.key}": line.proposal.minutes for line in form.fitting}
