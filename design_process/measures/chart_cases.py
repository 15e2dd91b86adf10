"""Charts as data: cases of numbers in, judged charts out, under the names that the reference cases use."""

from collections.abc import Mapping, Sequence
from typing import Any

from design_process.measures.runchart import TRIAL_POINTS, XMR_NHS, Judged, Settings, assurance, judge
from design_process.measures.spc.limits import CHARTS
from design_process.measures.spc.readings import Number, Readings, Refused
from design_process.measures.spc.rules import OUTSIDE, SHIFT, TREND, TWO_IN_THREE

Case = Mapping[str, Any]
AGGREGATES = (None, "mean", "median", "sum")
LEAST_FIXED = 12  # points that a fixed baseline of the NHS rules needs


def answers(cases: Any) -> Any:
    """An answer for every case, in the shape that the cases came in: a list, or a list under `cases`.

    An answer has the case's `id` and `chart`, and under `expected` what the chart says: each field one entry a
    period, null where undefined. Impossible numbers are answered by `expected.error`. Raises Refused when these are
    no cases at all.
    """
    found = cases.get("cases") if isinstance(cases, Mapping) else cases
    if not isinstance(found, Sequence) or not all(isinstance(case, Mapping) for case in found):
        raise Refused('The cases should be a list, or an object with a list under "cases".')
    given = [{"id": case.get("id"), "chart": case.get("chart"), "expected": _answer(case)} for case in found]
    return {"cases": given} if isinstance(cases, Mapping) else given


def _answer(case: Case) -> dict[str, Any]:
    try:
        chart, asked = case.get("chart"), case.get("input") or {}
        if chart not in CHARTS:
            raise Refused(f"There is no chart called {chart!r}. There are: {', '.join(CHARTS)}.")
        return _nhs(asked) if chart == XMR_NHS else _chart(str(chart), asked)
    except Refused as refused:
        return {"error": refused.words}
    except (TypeError, AttributeError, OverflowError):
        return {"error": "The fields of this case do not hold what their names say."}


def _chart(chart: str, asked: Case) -> dict[str, Any]:
    if asked.get("runs_method") not in (None, "anhoej"):
        raise Refused("Runs are judged by the Anhøj rules only.")
    judged = judge(_readings(asked), _settings(chart, asked))
    parts = [_part(number, part) for number, part in enumerate(judged.parts, start=1)]
    last = {key: parts[-1][key] for key in _RUNS} if parts else dict.fromkeys(_RUNS)
    said = _lines(judged) | last | {"by_part": parts}
    warnings = _warnings(asked, len(judged.values))
    return said | {"warnings": warnings} if warnings else said


_RUNS = ("useful_observations", "longest_run", "longest_run_max", "crossings", "crossings_min", "runs_signal")


def _readings(asked: Case) -> Readings:
    if asked.get("aggregate") not in AGGREGATES:
        raise Refused("A period's measurements are put together by their mean, median or sum.")
    return Readings(
        asked.get("values") or (), asked.get("denominators"), asked.get("subgroups"), asked.get("aggregate") or "mean"
    )


def _settings(chart: str, asked: Case) -> Settings:
    return Settings(
        chart=chart,
        freeze=asked.get("freeze"),
        parts=asked.get("parts") or (),
        exclude=frozenset(asked.get("exclude") or ()),
        centre=asked.get("centre"),
        screened=bool(asked.get("screen_moving_ranges", True)),
        multiply=asked.get("multiply") or 1,
    )


def _warnings(asked: Case, count: int) -> list[str]:
    freeze = asked.get("freeze")
    if freeze and freeze > count:
        return [f"The baseline of {freeze} periods is longer than the series: all periods are used."]
    if freeze and asked.get("parts"):
        return ["The baseline is not used: each part has a centre of its own."]
    return []


def _lines(judged: Judged) -> dict[str, Any]:
    return {
        "y": judged.values,
        "centre": judged.centres,
        "lcl": judged.lowers,
        "ucl": judged.uppers,
        "lcl_2s": judged.near_lowers,
        "ucl_2s": judged.near_uppers,
        "sigma_signals": [bool(one) for one in judged.outside],
        "part": [number for number, part in enumerate(judged.parts, start=1) for _ in range(part.first, part.last + 1)],
    }


def _part(number: int, part: Any) -> dict[str, Any]:
    return {
        "part": number,
        "first": part.first,
        "last": part.last,
        "observations": part.observations,
        "useful_observations": part.useful,
        "longest_run": part.longest_run,
        "longest_run_max": part.longest_run_max,
        "crossings": part.crossings,
        "crossings_min": part.crossings_min,
        "runs_signal": part.runs_signal,
        "centre": part.centre,
        "lcl": part.lower,
        "ucl": part.upper,
        "sigma_signals": part.sigma_signals,
    }


def _nhs(asked: Case) -> dict[str, Any]:
    fixed = asked.get("fix_after")
    if fixed is not None and fixed < LEAST_FIXED:
        raise Refused(f"A fixed baseline needs at least {LEAST_FIXED} points.")
    settings = Settings(
        chart=XMR_NHS,
        rules="nhs",
        freeze_parts=fixed,
        parts=asked.get("parts") or (),
        exclude=frozenset(asked.get("exclude") or ()),
        screened=bool(asked.get("screen_moving_ranges", True)),
    )
    judged = judge(_readings(asked), settings)
    direction = asked.get("direction") or "increase"
    types = [_point_type(mark, value, direction) for mark, value in zip(judged.marks, judged.values, strict=True)]
    causes = [_cause(mark, value) for mark, value in zip(judged.marks, judged.values, strict=True)]
    return _lines(judged) | {
        "special_cause_type": causes,
        "point_type": types,
        "variation": _latest(types),
        "assurance": assurance(judged, direction, asked.get("target")),
        "by_part": [
            {
                "first": part.first,
                "last": part.last,
                "short_group_warning": part.last - part.first + 1 < TRIAL_POINTS,
                "common_cause": causes[part.first - 1 : part.last].count("Common Cause"),
                "variation": _latest(types[part.first - 1 : part.last]),
            }
            for part in judged.parts
        ],
    }


def _latest(types: Sequence[str | None]) -> str | None:
    return next((one for one in reversed(types) if one), None)


_CAUSES = {
    OUTSIDE: ("Above UCL", "Below LCL"),
    TREND: ("7 Point Trend (Increasing)", "7 Point Trend (Decreasing)"),
    TWO_IN_THREE: ("2 in 3 Above CL", "2 in 3 Below CL"),
    SHIFT: ("7 Points Above CL", "7 Points Below CL"),
}


def _cause(mark: tuple[str, int] | None, value: Number) -> str | None:
    if value is None:
        return None
    return "Common Cause" if mark is None else _CAUSES[mark[0]][mark[1] < 0]


def _point_type(mark: tuple[str, int] | None, value: Number, direction: str) -> str | None:
    if value is None:
        return None
    if mark is None:
        return "common_cause"
    if direction == "neutral":
        return f"special_cause_neutral_{'high' if mark[1] > 0 else 'low'}"
    return f"special_cause_{'improvement' if (mark[1] > 0) == (direction == 'increase') else 'concern'}"
