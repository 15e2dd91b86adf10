"""Everything printed of one period as a reader can lay it side by side, written without the product's own cases.

A member's count that is the same in two printings is one unknown: who has both pages may know that it did not change.
"""

from tests.network.lib.suppression.attack import found_out

PARTITION = ("female", "male")


def pages(printings, *, threshold: int = 11) -> tuple[dict, dict]:
    """`printings`: (rows, printed) each, rows as (member, group, x, n). Returns the case and what was printed of it."""
    case: dict = {"threshold": threshold, "cells": {}, "sums": [], "caps": [], "rates": [], "viewers": {}}
    printed: dict = {}
    runs: dict = {}
    for number, (rows, told) in enumerate(printings):
        _one_page(case, runs, number, rows)
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
            if all(group in ids for group in PARTITION):
                parts = [ids[group][place] for group in PARTITION]
                case["sums"].append({"total": ids["all"][place], "parts": parts})
    case["rates"] += [
        {"id": f"rate:{group}:{number}", "num": f"x:{group}:{number}", "den": f"n:{group}:{number}"}
        for group in {group for _, group, _, _ in rows}
    ]


def conclusions(printings) -> list[str]:
    """What anybody, or a member with its own numbers, finds out about few pupils of another member."""
    case, printed = pages(printings)
    found = list(found_out(case, dict.fromkeys(case["cells"], "*") | printed))
    return [one for one in found if "|" in one]
