"""Everything printed of one period as a reader can lay it side by side, written without the product's own cases.

A member's count that is the same in two printings is one unknown: who has both pages may know that it did not change.
"""

from tests.network.lib.suppression.attack import found_out

PARTITION = ("female", "male", "non_binary", "gender_missing")  # those that are there add up to all


def pages(printings, *, threshold: int = 11, as_one: tuple[str, ...] = ()) -> tuple[dict, dict]:
    """`printings`: (rows, printed) each, rows as (member, group, x, n). Returns the case and what was printed of it.

    `as_one`: groups whose sum may have been printed as "other-gender".
    """
    case: dict = {"threshold": threshold, "cells": {}, "sums": [], "caps": [], "rates": [], "viewers": {}}
    printed: dict = {}
    runs: dict = {}
    for number, (rows, told) in enumerate(printings):
        _one_page(case, runs, number, rows)
        if f"n:other-gender:{number}" in told:
            _as_one(case, runs, number, as_one)
        printed |= told
    return case, printed


def _one_page(case: dict, runs: dict, number: int, rows) -> None:
    cells, members = case["cells"], {}
    for member, group, x, n in rows:
        ids = []
        for kind, value in (("x", x), ("n", n)):
            before = runs.get((kind, member, group))
            if before is None or before[0] != value:
                before = runs[kind, member, group] = (value, f"{kind}|{member}|{group}|{number}")
            ids.append(before[1])
            cells[before[1]] = {"value": value, "publishable": False}
            case["viewers"].setdefault(f"m{member}", set()).add(before[1])
        case["caps"].append({"part": ids[0], "whole": ids[1]})
        case["rates"].append({"id": f"of {ids}", "num": ids[0], "den": ids[1]})
        members.setdefault(member, {})[group] = ids
    for kind, place in (("x", 0), ("n", 1)):
        for group in {group for _, group, _, _ in rows}:
            parts = [ids[group][place] for ids in members.values() if group in ids]
            total = f"{kind}:{group}:{number}"
            cells[total] = {"value": sum(cells[part]["value"] for part in parts), "publishable": kind == "n"}
            case["sums"].append({"total": total, "parts": parts})
        for ids in members.values():
            parts = [ids[group][place] for group in PARTITION if group in ids]
            if len(parts) > 1:
                case["sums"].append({"total": ids["all"][place], "parts": parts})
    case["rates"] += [
        {"id": f"rate:{group}:{number}", "num": f"x:{group}:{number}", "den": f"n:{group}:{number}"}
        for group in {group for _, group, _, _ in rows}
    ]


def _as_one(case: dict, runs: dict, number: int, groups) -> None:
    for kind in ("x", "n"):
        parts = [id_ for (of, _, group), (_, id_) in runs.items() if of == kind and group in groups]
        total = f"{kind}:other-gender:{number}"
        case["cells"][total] = {"value": sum(case["cells"][one]["value"] for one in parts), "publishable": kind == "n"}
        case["sums"].append({"total": total, "parts": parts})
    den = f"n:other-gender:{number}"
    case["rates"].append({"id": f"rate:other-gender:{number}", "num": f"x:other-gender:{number}", "den": den})


def conclusions(printings, as_one: tuple[str, ...] = ()) -> list[str]:
    """What anybody, or a member with its own numbers, finds out about few pupils of another member."""
    case, printed = pages(printings, as_one=as_one)
    found = list(found_out(case, dict.fromkeys(case["cells"], "*") | printed))
    return [one for one in found if "|" in one]


def years(found, spans) -> tuple[dict, dict]:
    """Everything printed of several years and of years as one, side by side.

    `found`: by year its printings as above. `spans`: (by year the number of the printing that went in, printed) each.
    """
    case: dict = {"threshold": 11, "cells": {}, "sums": [], "caps": [], "rates": [], "viewers": {}}
    printed: dict = {}
    for year, printings in found.items():
        one, told = pages(printings)
        case["cells"] |= {f"{id_} {year}": cell for id_, cell in one["cells"].items()}
        case["sums"] += [
            {"total": f"{s['total']} {year}", "parts": [f"{id_} {year}" for id_ in s["parts"]]} for s in one["sums"]
        ]
        case["caps"] += [{key: f"{id_} {year}" for key, id_ in cap.items()} for cap in one["caps"]]
        case["rates"] += [{key: f"{id_} {year}" for key, id_ in rate.items()} for rate in one["rates"]]
        for viewer, ids in one["viewers"].items():
            case["viewers"].setdefault(viewer, set()).update(f"{id_} {year}" for id_ in ids)
        printed |= {f"{id_} {year}": text for id_, text in told.items()}
    for place, (numbers, told) in enumerate(spans):
        for group in {id_.partition(":")[2] for id_ in told}:
            for kind in ("x", "n"):
                total = f"{kind}:{group} as one {place}"
                ids = [f"{kind}:{group}:{number} {year}" for year, number in numbers.items()]
                parts = [id_ for id_ in ids if id_ in case["cells"]]
                value = sum(case["cells"][part]["value"] for part in parts)
                case["cells"][total] = {"value": value, "publishable": kind == "n"}
                case["sums"].append({"total": total, "parts": parts})
            name = f":{group} as one {place}"
            case["rates"].append({"id": f"rate{name}", "num": f"x{name}", "den": f"n{name}"})
        printed |= {f"{id_} as one {place}": text for id_, text in told.items()}
    return case, printed


def conclusions_over_years(found, spans) -> list[str]:
    """What anybody, or a member with its own numbers of all years, finds out about few pupils."""
    case, printed = years(found, spans)
    return list(found_out(case, dict.fromkeys(case["cells"], "*") | printed))
