"""What a snapshot holds: one page as plain data, with everything that a template needs to print it again later.

Its form is numbered: a page that is cited for years must be readable by the code of that day. A picture is kept as it
was drawn. Nothing here computes a figure: it writes down what the pages show.
"""

import re
from datetime import date, datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from design_process.measures.chart_view import GAP, ChartView
from design_process.measures.charts import network_charts
from design_process.measures.publication.handing_out import Figures
from design_process.progress import sponsor
from design_process.progress.goals import GoalShown
from design_process.progress.positions import positions_of
from design_process.sharing.models import Snapshot
from districts.directory.models import Member
from network.lib.words import counted, listed, number_word
from network.membership.models import Network

FORM = 1
ROWS = 12  # of a chart's table: a sheet is one page
Content = dict[str, Any]
NOTES = {
    Snapshot.For.OWN: "These are the district’s own figures in full, also of small groups: not for the public. "
    "Cards that the team keeps to itself are left out.",
    Snapshot.For.ANYONE: "Shares stand for groups of pupils and are printed as bands, the wider the smaller the group; "
    "charts and “now” use the middle of a band. Each was checked with all that was printed before; a period appears "
    "when it is decided. Cards that the team has not opened to everyone are left out.",
    Snapshot.For.NETWORK: "Figures are pooled: pupils counted over pupils asked in all districts that reported, never "
    "an average of districts.",
}
NOTHING_HIDDEN = "No figure on this page had to be hidden."
SOME_HIDDEN = (
    "Figures marked * are hidden to protect pupils: too few are behind them, or they would give such a figure away."
)


def member_sheet(member: Member, now: datetime, figures: Figures | None = None) -> Content:
    """A member's status page without what is asked of its sponsor. Six queries.

    With `figures` it is for the board or the public: those were checked, and no others stand on it.
    """
    made_for = Snapshot.For.OWN if figures is None else Snapshot.For.ANYONE
    page = sponsor.status(member, now=now, reader=sponsor.THE_SPONSOR, for_anyone=figures)
    facts = {part: kept for part, kept in page.facts.items() if part != "barriers"}
    charts = [_chart(chart) for chart in page.charts]
    return {
        "title": member.district.name,
        "network": member.network.name,
        "as_of": page.as_of.isoformat(),
        "sentence": page.told,
        "problem": page.problem,
        "stand": f"{page.position.label}: {page.position.reason}",
        "goals": [_goal(goal) for goal in page.goals],
        "completeness": page.completeness,
        "charts": charts,
        "cards": [{"words": card.words, "outcome": card.outcome} for card in page.cards],
        "notes": [NOTES[made_for], _hidden(charts)],
        "facts": facts,
    }


def network_sheet(network: Network, now: datetime) -> Content:
    """The network as everybody in it may read it: pooled sums, who reported, how many stand where. Three queries."""
    today = timezone.localdate(now)
    views = network_charts(network, today, groups=False)
    charts = [_chart(chart) for chart in views]
    return {
        "title": network.name,
        "network": network.name,
        "as_of": today.isoformat(),
        "sentence": _network_sentence(views),
        "problem": "",
        "stand": _stands(network, today),
        "goals": [],
        "completeness": "",
        "charts": charts,
        "cards": [],
        "notes": [NOTES[Snapshot.For.NETWORK], _hidden(charts)],
        "facts": {"numbers": {str(view.indicator_id): _number(view) for view in views}},
    }


def _number(view: ChartView) -> dict[str, Any]:
    points = [[row.label, row.text] for row in view.rows if row.text != GAP]
    return {"name": view.name, "trend": view.trend, "points": points}


def _chart(view: ChartView) -> dict[str, Any]:
    return {
        "name": view.name,
        "sentence": view.sentence,
        "trend": view.trend,
        "description": view.description,
        "picture": _picture(view),
        "latest": view.latest,
        "latest_label": view.latest_label,
        "reporting": view.reporting,
        "median": view.median,
        "events": [f"{event.letter} {event.words}" for event in view.events],
        "target": view.target,
        "rows": [[row.label, row.text, row.words] for row in view.rows if row.text != GAP][:ROWS],
        "is_hidden": bool(view.why_hidden),
    }


def _picture(view: ChartView) -> str:
    """The drawing of a chart, as its component prints it; empty where there is nothing to draw."""
    found = re.search(r"<svg .*?</svg>", render_to_string("components/run_chart.html", {"chart": view}), re.DOTALL)
    return re.sub(r">\s+<", "><", found.group()) if found else ""


def _goal(goal: GoalShown) -> dict[str, Any]:
    bar = goal.bar
    return {
        "what": goal.what,
        "for_whom": goal.for_whom,
        "path": goal.path,
        "standing": goal.standing,
        "kind": goal.kind,
        "why": goal.why,
        "by_number": goal.by_number,
        "agreed_on": timezone.localdate(goal.agreed_at).isoformat() if goal.agreed_at else "",
        "picture": render_to_string("components/goal_bar.html", {"bar": bar}).strip() if bar else "",
        "bar_words": f"From {bar.start} to {bar.target}, now {bar.now}" if bar else "",
    }


def _hidden(charts: list[dict[str, Any]]) -> str:
    return SOME_HIDDEN if any(chart["is_hidden"] for chart in charts) else NOTHING_HIDDEN


def _network_sentence(views: tuple[ChartView, ...]) -> str:
    better = [f"“{view.name}”" for view in views if view.is_improving]
    worse = [f"“{view.name}”" for view in views if view.is_worsening]
    told = [f"A real improvement shows in {listed(better)}."] if better else []
    told += [f"A real change for the worse shows in {listed(worse)}."] if worse else []
    return " ".join(told) or "No indicator of the network shows a real change yet."


def _stands(network: Network, today: date) -> str:
    """How many members stand where, in the order of the process. Nobody is named."""
    positions = list(positions_of(network, today).values())
    steps: dict[str, int] = {}
    for position in sorted(positions, key=lambda found: found.order):
        steps[position.label] = steps.get(position.label, 0) + 1
    parts = [f"{number_word(count)} in {label}" for label, count in steps.items()]
    return f"Of {counted(len(positions), 'member', 'members')}: {listed(parts)}." if parts else ""
