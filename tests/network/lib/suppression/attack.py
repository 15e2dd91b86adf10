"""What somebody with the printed page, a pencil and linear programs can find out.

Written without the product: it takes a case and a publication as data files hold them, and knows the rules of reading
by itself (a rate printed as 14% lies from 13.5 up to 14.5; below forty pupils steps are ten points wide; and so on).
"""

import re
from collections.abc import Iterator
from functools import cached_property

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import lil_array

CLOSE = 1e-4
WIDTHS = {1: (100, None), 5: (40, 99), 10: (20, 39), 20: (11, 19)}  # step in points → pupils in the group
ENDS = {1: (300, None), 2: (100, 299), 5: (40, 99), 10: (20, 39), 20: (11, 19)}


class Attack:
    """Everything that one reader can write down as equations and inequalities."""

    def __init__(self, case: dict, printed: dict, knows=()) -> None:
        self.ids = list(case["cells"])
        amounts = self._amounts(case)
        self.bounds = {id_: [None if id_ in amounts else 0, None] for id_ in self.ids}
        self.equal: list[tuple[dict, float]] = []
        self.most: list[tuple[dict, float]] = []
        values = {id_: cell["value"] for id_, cell in case["cells"].items()}
        known = {id_: old for id_, old in case.get("already_public", {}).items() if old == values[id_]}
        known |= {id_: printed[id_] for id_ in self.ids if isinstance(printed.get(id_), int | float)}
        known |= {id_: values[id_] for id_ in knows}
        for id_, text in printed.items():
            if id_ in values and (size := re.fullmatch(r"(\d+)(?:-(\d+)|\+)", str(text))):
                self.bounds[id_] = [int(size[1]), int(size[2]) if size[2] else None]
        for id_, value in known.items():
            self.bounds[id_] = [value, value]
        self._sums_and_caps(case)
        self._figures(case, printed, known)

    def _sums_and_caps(self, case: dict) -> None:
        for sum_ in case.get("sums", ()):
            row = {sum_["total"]: 1.0}
            for part in sum_["parts"]:
                row[part] = row.get(part, 0) - 1.0
            self.equal.append((row, 0.0))
        for cap in case.get("caps", ()):
            self.most.append(({cap["part"]: 1, cap["whole"]: -1}, 0))

    def _figures(self, case: dict, printed: dict, known: dict) -> None:
        for rate in case.get("rates", ()):
            self.most.append(({rate["num"]: 1, rate["den"]: -1}, 0))
            if printed.get(rate["id"], "*") != "*":
                self._read_rate(rate, printed[rate["id"]], known.get(rate["den"]))
        for mean in case.get("means", ()):
            if (text := printed.get(mean["id"], "*")) != "*":
                self.most.append(({mean["sum"]: 1, mean["den"]: -(float(text) + 0.05)}, 0))
                self.most.append(({mean["sum"]: -1, mean["den"]: float(text) - 0.05}, 0))
                self.most.append(({mean["den"]: -1}, -case.get("threshold", 11)))

    @staticmethod
    def _amounts(case: dict) -> set[str]:
        found = {mean["sum"] for mean in case.get("means", ())}
        while True:
            more = {
                id_ for one in case.get("sums", ()) for id_ in (one["total"], *one["parts"])
                if found & {one["total"], *one["parts"]}
            } - found  # fmt: skip
            if not more:
                return found
            found |= more

    def _read_rate(self, rate: dict, text: str, whole: float | None) -> None:
        num, den = rate["num"], rate["den"]
        numbers = [int(number) for number in re.findall(r"\d+", text)]
        if text[0] in "<>":
            low, high = (0, numbers[0]) if text[0] == "<" else (numbers[0], 100)
            pupils = ENDS[numbers[0] if text[0] == "<" else 100 - numbers[0]]
        else:
            low, high = numbers[0], numbers[-1]
            pupils = WIDTHS[{0: 1, 4: 5, 3: 5, 9: 10, 8: 10, 19: 20, 18: 20}[high - low]]
        least, most = max(0.0, low - 0.5) / 100, min(100.0, high + 0.5) / 100
        if whole is not None:
            fits = [x for x in range(int(whole) + 1) if least * whole - 1e-9 <= x and (x < most * whole or most == 1)]
            self.most += [({num: 1}, max(fits)), ({num: -1}, -min(fits))]
            return
        self.most += [({num: 1, den: -most}, 0), ({num: -1, den: least}, 0), ({den: -1}, -pupils[0])]
        if pupils[1] is not None:
            self.most.append(({den: 1}, pupils[1]))

    @cached_property
    def _rows(self) -> dict:
        """Without the cells whose value is known: the program as the solver takes it."""
        self.at = {id_: place for place, id_ in enumerate(self.ids)}
        found = {}
        for name, rows in (("eq", self.equal), ("ub", self.most)):
            matrix = lil_array((len(rows), len(self.ids)))
            for line, (row, _) in enumerate(rows):
                for id_, by in row.items():
                    matrix[line, self.at[id_]] = by
            found |= {f"A_{name}": matrix.tocsr(), f"b_{name}": [right for _, right in rows]} if rows else {}
        return found

    def range(self, id_: str) -> tuple[float, float]:
        """From what to what can this cell be?"""
        ends = []
        for sign in (1, -1):
            rows, cost = self._rows, np.zeros(len(self.ids))
            cost[self.at[id_]] = sign
            found = linprog(cost, **rows, bounds=list(self.bounds.values()))
            assert found.status in (0, 3), f"what is printed contradicts itself: {found.message}"
            ends.append(sign * found.fun if found.status == 0 else -sign * np.inf)
        return ends[0], ends[1]


def found_out(case: dict, printed: dict, viewers=None) -> Iterator[str]:
    """Every small group that somebody can narrow down, in words; groups are those that are nobody's numerator."""
    top = case.get("threshold", 11) - 1
    unprinted = {id_ for id_, cell in case["cells"].items() if cell.get("publishable", True) is False}
    outcomes = {rate["num"] for rate in case.get("rates", ())} & unprinted
    out_of_hand = set(case.get("already_public", ()))
    everybody = {"anybody": ()} | (case.get("viewers", {}) if viewers is None else viewers)
    values = {id_: cell["value"] for id_, cell in case["cells"].items()}
    amounts = Attack._amounts(case)
    for viewer, knows in everybody.items():
        attack, alone = Attack(case, printed, knows), Attack(case, {}, knows)
        for id_, value in values.items():
            if 1 <= value <= top and id_ not in outcomes | amounts | out_of_hand | {*knows}:
                low, high = attack.range(id_)
                if (low > 1 + CLOSE or high < top - CLOSE) and not _knew(alone, id_, low, high, top):
                    yield f"{viewer}: {id_} is {low:g} to {high:g}"
        for rate in case.get("rates", ()):
            if 1 <= values[rate["den"]] <= top and rate["num"] in outcomes - {*knows}:
                low, high = attack.range(rate["num"])
                if np.floor(high + CLOSE) - np.ceil(low - CLOSE) < 2:
                    yield f"{viewer}: the outcome {rate['num']} is {low:g} to {high:g}"


def _knew(alone: Attack, id_: str, low: float, high: float, top: int) -> bool:
    """Whoever has seven pupils knows that all have seven or more, whatever is printed."""
    own_low, own_high = alone.range(id_)
    return low < max(1, own_low) + CLOSE and high > min(top, own_high) - CLOSE


def primary_only(case: dict) -> dict:
    """What many states publish: small counts away, everything else printed."""
    return {
        id_: "*"
        if 1 <= cell["value"] < case.get("threshold", 11) or cell.get("publishable") is False
        else cell["value"]
        for id_, cell in case["cells"].items()
    }
