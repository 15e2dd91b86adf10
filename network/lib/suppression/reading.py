"""Cases from data files."""

from collections.abc import Mapping
from typing import Any

from network.lib.suppression.case import BadCase, Cap, Case, Cell, Mean, Publication, Rate, Step, Sum
from network.lib.suppression.figures import MARK, THRESHOLD, Hidden


def read_cases(data: Any) -> dict[str, Case]:
    """`{"cases": [case, …]}` → cases by id. Raises BadCase, in words, for what cannot be used."""
    cases = _list(_mapping(data, "The input").get("cases"), "cases")
    found: dict[str, Case] = {}
    for number, one in enumerate(cases):
        name = str(_mapping(one, f"Case {number + 1}").get("id", number + 1))
        if name in found:
            raise BadCase(f"{name}: this id stands twice.")
        try:
            found[name] = read_case(one)
        except BadCase as wrong:
            raise BadCase(f"Case {name}: {wrong}") from wrong
    return found


def read_case(data: Mapping[str, Any]) -> Case:
    """One case. Labels that we do not know are left alone."""
    cells = _mapping(data.get("cells", {}), "cells")
    return Case(
        cells=tuple(_cell(id_, one) for id_, one in cells.items()),
        sums=tuple(Sum(_text(one, "total"), tuple(_texts(one, "parts"))) for one in _rows(data, "sums")),
        caps=tuple(Cap(_text(one, "part"), _text(one, "whole")) for one in _rows(data, "caps")),
        rates=tuple(Rate(_text(one, "id"), _text(one, "num"), _text(one, "den")) for one in _rows(data, "rates")),
        means=tuple(Mean(_text(one, "id"), _text(one, "sum"), _text(one, "den")) for one in _rows(data, "means")),
        changes=tuple(_step(one) for one in _rows(data, "changes")),
        gaps=tuple(_step(one) for one in _rows(data, "gaps")),
        already_public={
            id_: _number(value, id_)
            for id_, value in _mapping(data.get("already_public", {}), "already_public").items()
        },
        viewers={
            name: frozenset(map(str, _list(known, name)))
            for name, known in _mapping(data.get("viewers", {}), "viewers").items()
        },
        threshold=_number(data.get("threshold", THRESHOLD), "threshold"),
        keep_hidden=frozenset(map(str, _list(data.get("keep_hidden", []), "keep_hidden"))),
    )


def as_data(publication: Publication) -> dict[str, str | int | float]:
    """What may be printed, for a data file: hidden is "*"."""
    return {id_: MARK if isinstance(one, Hidden) else one for id_, one in publication.printed.items()}


def _cell(id_: str, data: Any) -> Cell:
    one = _mapping(data, id_)
    return Cell(id_, _number(one.get("value"), f"{id_}: value"), bool(one.get("publishable", True)))


def _step(data: Mapping[str, Any]) -> Step:
    return Step(_text(data, "id"), _text(data, "from"), _text(data, "to"))


def _rows(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    return [_mapping(one, key) for one in _list(data.get(key, []), key)]


def _mapping(data: Any, what: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise BadCase(f"{what}: should be an object.")
    return data


def _list(data: Any, what: str) -> list[Any]:
    if not isinstance(data, list):
        raise BadCase(f"{what}: should be a list.")
    return data


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str):
        raise BadCase(f"{key}: should be a text.")
    return value


def _texts(data: Mapping[str, Any], key: str) -> list[str]:
    return [_text({key: one}, key) for one in _list(data.get(key), key)]


def _number(value: Any, what: str) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadCase(f"{what}: should be a number.")
    return value
