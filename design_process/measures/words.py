"""Numbers as people read them. Pure."""


def number(value: float) -> str:
    """A figure without needless decimals: 17, 2.5, 1,204."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def value_of(unit: str, numerator: float | None, denominator: float | None) -> float | None:
    """The value that is charted, in the indicator's unit: a share in percent, a mean, or the count itself."""
    if numerator is None:
        return None
    if unit == "count":
        return numerator
    if not denominator:
        return None
    return numerator / denominator * (100 if unit == "share" else 1)


def in_unit(unit: str, value: float) -> str:
    """A value with its unit: "40 %", "3.4", "12". A share is rounded for showing only."""
    if unit == "share":
        return f"{value:.0f} %"
    return f"{value:,.1f}" if unit == "mean" else number(value)


def figures(unit: str, numerator: float | None, denominator: float | None) -> str:
    """A member's own number in full: "17 of 42 (40 %)", "3.4 on average of 42", "12", or that there was none."""
    value = value_of(unit, numerator, denominator)
    if value is None or numerator is None:
        return "nothing to report"
    if unit == "count" or denominator is None:
        return number(numerator)
    if unit == "mean":
        return f"{in_unit(unit, value)} on average of {number(denominator)}"
    return f"{number(numerator)} of {number(denominator)} ({in_unit(unit, value)})"
