"""What the database refuses about a number: the same as `checks`, where an indicator's unit decides. For the models.

By the statement, not by the row: a file of 100,000 numbers is laid beside its few indicators once.
"""

import pgtrigger

_IMPOSSIBLE = """
IF EXISTS (
    SELECT FROM said s JOIN design_process_indicator i ON i.id = s.indicator_id
    WHERE s.numerator IS NOT NULL AND CASE i.unit
        WHEN 'count' THEN s.numerator < 0 OR s.denominator IS NOT NULL
        WHEN 'mean' THEN s.denominator IS NULL AND s.status <> 'draft'
        WHEN 'share' THEN s.numerator < 0 OR s.numerator > s.denominator
            OR s.denominator IS NULL AND s.status <> 'draft'
        ELSE s.numerator < 0 OR s.denominator IS NULL AND s.status <> 'draft' END
) THEN
    RAISE EXCEPTION 'a number that its indicator cannot have' USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
"""


def possible_numbers(operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    """The trigger that refuses, after an operation on measurements, what their indicators cannot have."""
    return pgtrigger.Trigger(
        name=f"measurement_possible_{str(operation).lower()}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(new="said"),  # type: ignore[no-untyped-call]
        func=_IMPOSSIBLE,
    )
