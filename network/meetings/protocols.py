"""The names of the protocols an agenda item may follow. The feature that knows their steps tells them at start-up."""

_names: dict[str, str] = {}


def name_protocols(names: dict[str, str]) -> None:
    """Offer these protocols on agendas: label by key."""
    _names.update(names)


def protocol_choices() -> list[tuple[str, str]]:
    """Protocols as (key, label), by label."""
    return sorted(_names.items(), key=lambda pair: pair[1])


def protocol_label(key: str) -> str:
    """How a protocol is called; its key when nobody has named it."""
    return _names.get(key, key.replace("_", " "))
