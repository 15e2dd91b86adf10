"""Numbers as people read them. Pure."""

GAPS = {"nothing": "nothing to report", "not_available": "not available", "suppressed": "hidden at the source"}


# Stands wherever a sum over districts or schools is shown. Such sums do not count each child once.
POOLED = "Pooled over the districts that sent numbers: a child who moved between two of them may be counted in both."


def number(value: float) -> str:
    """A figure without needless decimals: 17, 2.5, 1,204."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def value_of(unit: str, numerator: float | None, denominator: float | None) -> float | None:
    """The value that is charted, in the indicator's unit: percent, events per 100, a mean, or the count itself."""
    if numerator is None:
        return None
    if unit == "count":
        return numerator
    if not denominator:
        return None
    return numerator / denominator * (100 if unit in ("share", "rate") else 1)


def in_unit(unit: str, value: float) -> str:
    """A value with its unit: "40 %", "5.2 per 100", "3.4", "12". A share is rounded for showing only."""
    if unit == "share":
        return f"{value:.0f} %"
    if unit == "rate":
        return f"{number(round(value, 1))} per 100"
    return f"{value:,.1f}" if unit == "mean" else number(value)


def figures(unit: str, numerator: float | None, denominator: float | None, gap: str = "") -> str:
    """A member's own number in full: "17 of 42 (40 %)", "12 for 240 (5 per 100)", "3.4 on average of 42", "12".

    Or why there is none: `gap` is a Measurement.Gap. Of an unfinished draft: "17 of …".
    """
    value = value_of(unit, numerator, denominator)
    if numerator is None:
        return GAPS.get(gap, GAPS["nothing"])
    if value is None:
        return f"{number(numerator)} of …"
    if unit == "count" or denominator is None:
        return number(numerator)
    if unit == "mean":
        return f"{in_unit(unit, value)} on average of {number(denominator)}"
    return f"{number(numerator)} {'for' if unit == 'rate' else 'of'} {number(denominator)} ({in_unit(unit, value)})"
