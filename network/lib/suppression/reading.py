"""Cases from data files."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from network.lib.suppression.case import BadCase, Cap, Case, Cell, Mean, Publication, Rate, Step, Sum
from network.lib.suppression.figures import MARK, THRESHOLD, Hidden

FIELDS = ("id", *(field.name for field in fields(Case) if field.name != "in_sizes"))
MOST = 1_000_000_000  # pupils, or points: beyond that the arithmetic is not exact enough to promise anything


class Twice(dict[str, Any]):
    """An object in which some names stand twice: which of the two is meant, nobody can know."""

    names: tuple[str, ...] = ()


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """For `json.load(object_pairs_hook=unique)`: an object, marked where a name stands twice."""
    found = Twice(pairs)
    found.names = tuple(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
    return found if found.names else dict(pairs)


def read_cases(data: Any) -> tuple[dict[str, Case], tuple[str, ...]]:
    """`{"cases": [case, …]}` → cases by id, and in words what is wrong with those that cannot be used.

    Raises BadCase where there is no list of cases at all.
    """
    found: dict[str, Case] = {}
    refused: list[str] = []
    names: set[str] = set()
    for number, one in enumerate(_list(_mapping(data, "The input").get("cases"), "cases")):
        id_ = one.get("id") if isinstance(one, Mapping) else None
        name = str(number + 1 if id_ is None else id_)
        try:
            if name in names:
                raise BadCase("this id stands twice, and only the first is answered.")
            names.add(name)
            found[name] = read_case(_mapping(one, "this"))
        except BadCase as wrong:
            refused.append(f"Case {name}: {wrong}")
    return found, tuple(refused)


def read_case(data: Mapping[str, Any]) -> Case:
    """One case. Labels that we do not know are left alone, if they are not nearly one that we do."""
    for key in data:
        if key not in FIELDS and (near := get_close_matches(key, FIELDS, 1, 0.8)):
            raise BadCase(f"{key}: there is no such field. Is {near[0]} meant?")
    cells = _mapping(data.get("cells"), "cells")
    return Case(
        cells=tuple(_cell(id_, one) for id_, one in cells.items()),
        sums=tuple(Sum(_text(one, "total"), tuple(_texts(one, "parts"))) for one in _rows(data, "sums")),
        caps=tuple(Cap(_text(one, "part"), _text(one, "whole")) for one in _rows(data, "caps")),
        rates=tuple(Rate(_text(one, "id"), _text(one, "num"), _text(one, "den")) for one in _rows(data, "rates")),
        means=tuple(Mean(_text(one, "id"), _text(one, "sum"), _text(one, "den")) for one in _rows(data, "means")),
        changes=tuple(_step(one) for one in _rows(data, "changes")),
        gaps=tuple(_step(one) for one in _rows(data, "gaps")),
        already_public={id_: _pupils(value, id_) for id_, value in _named(data, "already_public").items()},
        viewers={name: frozenset(_ids(known, name)) for name, known in _named(data, "viewers").items()},
        threshold=_whole(data.get("threshold", THRESHOLD), "threshold"),
        keep_hidden=frozenset(_ids(data.get("keep_hidden", []), "keep_hidden")),
    )


def as_data(publication: Publication) -> dict[str, str | int | float]:
    """What may be printed, for a data file: hidden is "*"."""
    return {id_: MARK if isinstance(one, Hidden) else one for id_, one in publication.printed.items()}


def _cell(id_: str, data: Any) -> Cell:
    one = _mapping(data, id_)
    publishable = one.get("publishable", True)
    if not isinstance(publishable, bool):
        raise BadCase(f"{id_}: publishable: should be true or false.")
    return Cell(id_, _number(one.get("value"), f"{id_}: value"), publishable)


def _step(data: Mapping[str, Any]) -> Step:
    return Step(_text(data, "id"), _text(data, "from"), _text(data, "to"))


def _rows(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    return [_mapping(one, key) for one in _list(data.get(key, []), key)]


def _named(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    return _mapping(data.get(key, {}), key)


def _mapping(data: Any, what: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise BadCase(f"{what}: should be an object.")
    if isinstance(data, Twice):
        raise BadCase(f"{what}: {', '.join(data.names)} stands twice.")
    return data


def _ids(data: Any, what: str) -> list[str]:
    found = _list(data, what)
    if not all(isinstance(one, str) for one in found):
        raise BadCase(f"{what}: should be a list of ids.")
    return found


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
    if not abs(value) <= MOST:  # nor is what is no number at all
        raise BadCase(f"{what}: should be a number up to {MOST:,}.")
    return value


def _whole(value: Any, what: str) -> int:
    if _number(value, what) != int(value):
        raise BadCase(f"{what}: should be a whole number.")
    return int(value)


def _pupils(value: Any, what: str) -> Any:
    if _number(value, what) < 0:
        raise BadCase(f"{what}: already_public: should not be below zero.")
    return value
