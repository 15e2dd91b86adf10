"""What in a case cannot be true, in words: a piece of a case in which something cannot be is hidden as a whole."""

from collections.abc import Iterator

from network.lib.suppression.case import Case
from network.lib.suppression.kinds import Kind, kinds
from network.lib.suppression.space import TOLERANCE


def contradictions(case: Case) -> Iterator[str]:
    value, kind = {cell.id: cell.value for cell in case.cells}, kinds(case)
    for id_, one in value.items():
        if one < 0 and kind[id_] is not Kind.AMOUNT:
            yield f"{id_} is {one}, and there cannot be less than none."
    for sum_ in case.sums:
        together = sum(value[part] for part in sum_.parts)
        if abs(together - value[sum_.total]) >= TOLERANCE:
            yield f"{sum_.total} is {value[sum_.total]}, and {' + '.join(sum_.parts) or 'nothing'} is {together:g}."
    limits = [(cap.part, cap.whole) for cap in case.caps] + [(rate.num, rate.den) for rate in case.rates]
    for part, whole in dict.fromkeys(limits):
        if value[part] > value[whole] + TOLERANCE:
            yield f"{part} is {value[part]}, and should be at most {whole}, which is {value[whole]}."
