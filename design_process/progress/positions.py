"""The positions of all members of a network at once, or of one: one query, however many members there are.

Written as SQL since every home asks it: composed by the ORM it takes longer to build than to run.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.utils.timezone import get_current_timezone_name, localdate

from design_process.progress.position import CycleFact, Facts, Override, Position, Stage, position_of
from design_process.progress.since import Days, since_when
from districts.directory.models import Member
from network.lib.clock import site_today
from network.membership.models import Network

# `cycle` is the design cycle the network is in, or the last it was in; `process` its template, or the network's own.
# What was found out counts for the problem of today; in a later design cycle, since it began.
# The stages are the same on every row: asked for once by PostgreSQL, read once here.
_FACTS = """
WITH cycle AS (
    SELECT id, template_id, number, starts_on FROM design_process_designcycle
    WHERE network_id = %(network)s ORDER BY number DESC LIMIT 1
), process AS (
    SELECT coalesce(
        (SELECT template_id FROM cycle),
        (SELECT id FROM design_process_processtemplate WHERE network_id = %(network)s ORDER BY id DESC LIMIT 1)
    ) AS id
), stages AS (
    SELECT json_agg(json_build_array(f."order", f.kind, f.label, w.opens_on, w.closes_on) ORDER BY f."order") AS all
    FROM design_process_phase f
    LEFT JOIN design_process_phasewindow w ON w.phase_id = f.id AND w.design_cycle_id = (SELECT id FROM cycle)
    WHERE f.template_id = (SELECT id FROM process)
), team AS (
    SELECT s.member_id, bool_or(g.role = 'sponsor') AS sponsor_named, bool_or(g.role = 'driver') AS driver_named,
        count(DISTINCT g.person_id) AS people,
        count(DISTINCT nullif(s.stakeholder_group, '')) AS groups,
        bool_and(w.joined_at IS NOT NULL) AS everyone_joined
    FROM districts_seat s JOIN network_rolegrant g ON g.id = s.grant_id JOIN network_person w ON w.id = g.person_id
    WHERE s.network_id = %(network)s AND (s.member_id = %(member)s OR %(member)s IS NULL)
        AND g.starts_on <= %(day)s AND (g.ends_on IS NULL OR g.ends_on > %(day)s)
    GROUP BY s.member_id
), tested AS (
    SELECT t.project_id, count(DISTINCT t.id) AS prototypes,
        (min(t.created_at) AT TIME ZONE %(zone)s)::date AS first_made, min(c.starts_on) AS first_begun,
        (min(c.closed_at) FILTER (WHERE c.state = 'closed' AND c.act = 'adopt') AT TIME ZONE %(zone)s)::date
            AS first_adopted,
        json_agg(json_build_array(c.number, c.state, c.act) ORDER BY c.starts_on, c.number, c.id)
            FILTER (WHERE c.id IS NOT NULL) AS cycles
    FROM design_process_prototype t LEFT JOIN design_process_testcycle c ON c.prototype_id = t.id
    WHERE t.network_id = %(network)s AND (t.member_id = %(member)s OR %(member)s IS NULL)
    GROUP BY t.project_id
), worked_on AS (
    SELECT member_id, problem_id FROM design_process_adoption WHERE network_id = %(network)s AND ended_on IS NULL
), found_out AS (
    SELECT o.member_id, count(*) FILTER (WHERE o.is_evidence) AS pieces,
        count(*) FILTER (WHERE NOT o.is_evidence) AS insights,
        (min(o.created_at) FILTER (WHERE o.is_evidence) AT TIME ZONE %(zone)s)::date AS first_piece,
        (min(o.created_at) FILTER (WHERE NOT o.is_evidence) AT TIME ZONE %(zone)s)::date AS first_insight
    FROM (
        SELECT member_id, problem_id, created_at, true AS is_evidence FROM design_process_evidence
        WHERE network_id = %(network)s AND off_at IS NULL
        UNION ALL
        SELECT member_id, problem_id, created_at, false FROM design_process_insight WHERE network_id = %(network)s
    ) o LEFT JOIN worked_on ON worked_on.member_id = o.member_id
    WHERE (o.member_id = %(member)s OR %(member)s IS NULL)
        AND (o.problem_id IS NULL OR o.problem_id = worked_on.problem_id)
        AND (coalesce((SELECT number FROM cycle), 1) = 1 OR o.created_at >= (SELECT starts_on FROM cycle))
    GROUP BY o.member_id
)
SELECT m.id, (SELECT stages.all::text FROM stages),
    json_build_array(
        m.since, found_out.first_piece, found_out.first_insight, tested.first_made, tested.first_begun,
        tested.first_adopted, (
            SELECT (d.at AT TIME ZONE %(zone)s)::date
            FROM design_process_phasedone d JOIN design_process_phase f ON f.id = d.phase_id
            WHERE d.project_id = p.id ORDER BY f."order" DESC LIMIT 1
        )
    )::text,
    coalesce(team.sponsor_named, false), coalesce(team.driver_named, false),
    coalesce(team.people >= 2 AND team.groups >= 2, false),
    EXISTS (SELECT FROM design_process_adoption a WHERE a.member_id = m.id AND a.ended_on IS NULL),
    EXISTS (
        SELECT FROM design_process_goal g JOIN design_process_goalversion v ON v.goal_id = g.id
        WHERE g.member_id = m.id AND g.retired_at IS NULL AND NOT v.proposed
    ),
    p.plan_made_on IS NOT NULL OR EXISTS (SELECT FROM design_process_projecttask k WHERE k.project_id = p.id),
    (
        SELECT string_agg(f."order"::text, ' ' ORDER BY f."order")
        FROM design_process_phasedone d JOIN design_process_phase f ON f.id = d.phase_id WHERE d.project_id = p.id
    ),
    coalesce(tested.prototypes, 0), tested.cycles::text,
    said."order", o.reason, who.name, o.since, o.at,
    coalesce(team.everyone_joined, false),
    (
        SELECT string_agg(CASE WHEN n.passed THEN n.gate ELSE 'reviewed' END, ' ' ORDER BY n.gate, n.passed)
        FROM design_process_gatenote n WHERE n.member_id = m.id AND n.taken_back_at IS NULL
    ),
    EXISTS (SELECT FROM design_process_walkentry e WHERE e.member_id = m.id AND e.kind = 'noticing'),
    coalesce(found_out.pieces, 0), coalesce(found_out.insights, 0)
FROM districts_member m
LEFT JOIN design_process_districtproject p ON p.member_id = m.id AND p.design_cycle_id = (SELECT id FROM cycle)
LEFT JOIN design_process_positionoverride o ON o.project_id = p.id AND o.taken_back_at IS NULL
LEFT JOIN design_process_phase said ON said.id = o.phase_id
LEFT JOIN network_person who ON who.id = o.by_id
LEFT JOIN tested ON tested.project_id = p.id
LEFT JOIN team ON team.member_id = m.id
LEFT JOIN found_out ON found_out.member_id = m.id
WHERE m.network_id = %(network)s AND (m.id = %(member)s OR (%(member)s IS NULL AND m.state = ANY(%(states)s)))
"""


class Dated(NamedTuple):
    """A position, and the day since when; None where nothing that is recorded tells."""

    position: Position
    since: date | None


TAKING_PART = [Member.State.PREWORK, Member.State.ACTIVE, Member.State.PAUSED]


def positions_of(network: Network, today: date, *, stages: tuple[Stage, ...] | None = None) -> dict[int, Position]:
    """Member id → Position, for every member that takes part in the network. Who has the `stages` may give them."""
    return {row.member_id: row.position for row in _positions(network.pk, None, today, stages)}


def position_for(member: Member, today: date) -> Position:
    """The position of one member, whatever its state."""
    return _positions(member.network_id, member.pk, today, None)[0].position


def dated_positions_of(network: Network, today: date, *, stages: tuple[Stage, ...]) -> dict[int, Dated]:
    """As `positions_of`, each with the day since when."""
    rows = _positions(network.pk, None, today, stages)
    return {row.member_id: Dated(row.position, since_when(row.position, Days.read(row.days))) for row in rows}


def as_stages(rows: Iterable[Any]) -> tuple[Stage, ...]:
    """Phases with their windows, as `Phase.objects.of_network` gives them."""
    return tuple(Stage(row.order, row.kind, row.label, row.opens_on, row.closes_on) for row in rows)


class _Row(NamedTuple):
    member_id: int
    position: Position
    days: str  # read for those who ask since when


def _positions(network_id: int, member_id: int | None, today: date, stages: tuple[Stage, ...] | None) -> list[_Row]:
    asked: dict[str, Any] = {"network": network_id, "member": member_id, "states": TAKING_PART}
    asked |= {"day": site_today(), "zone": get_current_timezone_name()}
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, asked)
        rows = cursor.fetchall()
    if stages is None:
        stages = tuple(map(_stage, json.loads(rows[0][1] or "[]"))) if rows else ()
    # What was found is text and numbers: members of whom the same is known, most of hundreds, share a position.
    shared = {known: position_of(_facts(known, stages, today)) for known in {row[3:] for row in rows}}
    return [_Row(row[0], shared[row[3:]], row[2]) for row in rows]


def _stage(said: list[Any]) -> Stage:
    order, kind, label, opens_on, closes_on = said
    return Stage(order, kind, label, _day(opens_on), _day(closes_on))


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _facts(known: tuple[Any, ...], stages: tuple[Stage, ...], today: date) -> Facts:
    sponsor, driver, team, problem, goal, plan, done, prototypes, cycles, *more = known
    order, reason, by, since, said_at, joined, notes, noticed, evidence, insights = more
    noted = frozenset((notes or "").split())
    return Facts(
        stages=stages,
        today=today,
        sponsor_named=sponsor,
        driver_named=driver,
        team_convened=team,
        problem_adopted=problem,
        goal_set=goal,
        plan_made=plan,
        phases_done=frozenset(map(int, (done or "").split())),
        prototypes=prototypes,
        cycles=tuple(CycleFact(*cycle) for cycle in json.loads(cycles or "[]")),
        override=Override(order, reason, by or "", since, localdate(said_at)) if order is not None else None,
        everyone_joined=joined,
        data_reviewed=noticed or "reviewed" in noted,
        passed=noted - {"reviewed"},
        evidence=evidence,
        insights=insights,
    )
