"""No row mixes two networks, and the database says so. Used by migrations alone.

A row that belongs to a network may point only at rows of the same one. Beside Django's own foreign key stands one of
two columns, `(network_id, member_id)` to `(network_id, id)`: the door keeps strangers out, this keeps a bug from
letting them in. Like Django's it is looked at when the transaction ends; an empty reference is none.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.db.models import Model


def guard(apps: Any, schema_editor: Any, app_label: str) -> None:
    """Guard each reference of an app's models that is not guarded yet. `apps`: the models as a migration knows them."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace")
        known = {name for (name,) in cursor.fetchall()}
    models = [model for model in apps.get_models() if model._meta.app_label == app_label]
    keys = {model._meta.db_table: [_key(model)] for model in models if belongs_to_a_network(model)}
    _alter(schema_editor, keys, known)
    _alter(schema_editor, {model._meta.db_table: list(_references(model)) for model in models}, known)


def belongs_to_a_network(model: type[Model]) -> bool:
    """Does each row of a model, and of no history of one, name its network?"""
    return not model._meta.proxy and not _has(model, "pgh_id") and _has(model, "network")


def references(model: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    """The columns by which a row that names its network points at others that name theirs."""
    if not belongs_to_a_network(model):
        return
    for field in model._meta.concrete_fields:
        other: Any = field.related_model
        if other is not None and field.name != "network" and belongs_to_a_network(other):
            yield str(field.column), other


def name_of(*parts: str) -> str:
    """The name of a guard: the same in every database, within PostgreSQL's 63 letters."""
    text = "_".join(parts)
    return f"{text[:46]}_{hashlib.sha256(text.encode()).hexdigest()[:8]}_onenet"


def _has(model: type[Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)


def _key(model: type[Model]) -> tuple[str, str]:
    return name_of(model._meta.db_table, "key"), "UNIQUE (network_id, id)"


def _references(model: type[Model]) -> Iterator[tuple[str, str]]:
    for column, other in references(model):
        target = f'"{other._meta.db_table}" (network_id, id) DEFERRABLE INITIALLY DEFERRED'
        yield name_of(model._meta.db_table, column), f'FOREIGN KEY (network_id, "{column}") REFERENCES {target}'


def _alter(schema_editor: Any, wanted: dict[str, list[tuple[str, str]]], known: set[str]) -> None:
    """Add what is not there, all of a table at once: each statement costs a round trip and a lock."""
    for table, constraints in wanted.items():
        new = [f'ADD CONSTRAINT "{name}" {what}' for name, what in constraints if name not in known]
        if new:
            schema_editor.execute(f'ALTER TABLE "{table}" {", ".join(new)}')
