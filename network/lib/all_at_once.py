"""Many migration operations as one, so that Django draws up the models once instead of once for each operation.

Each operation of a migration makes Django build every related model anew; with a hundred models that is what a fresh
installation spends most of its time on. Used by migrations alone.
"""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel, RunPython
from django.db.migrations.operations.base import Operation


class AllAtOnce(Operation):
    """Do `operations` in their order, between the state before the first and the state after the last of them.

    So none may rest on what another has done to the database, with one exception: a table that is created here comes
    with the fields, indexes and constraints that are added to its model further down. What is run in Python is given
    the models as they are after all of it.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = list(operations)

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)  # drawn up again, whole, when the database is changed
        for operation in self.operations:
            operation.state_forwards(app_label, state)
        state.is_delayed = False  # whole, it is not drawn up again for what is run in Python next

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in self.operations:
            comes_along = isinstance(operation, AddField | AddIndex | AddConstraint)
            if not (comes_along and self._of_a_new_table(operation)):
                before = to_state if isinstance(operation, RunPython) else from_state
                operation.database_forwards(app_label, schema_editor, before, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in reversed(self.operations):
            if not self._of_a_new_table(operation):
                operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def _of_a_new_table(self, operation: Operation) -> bool:
        """Is it about a table that is created here, other than creating it?"""
        created = {made.name_lower for made in self.operations if isinstance(made, CreateModel)}
        return getattr(operation, "model_name_lower", "") in created

    def describe(self) -> str:
        return f"{len(self.operations)} changes at once"
