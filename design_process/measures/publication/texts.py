"""What was decided, as pages print it: the text, and the value a chart may draw for it. Pure."""

from dataclasses import dataclass

from design_process.measures.publication.cases import COUNT, FEWEST, RATE
from design_process.measures.words import in_unit, number
from network.lib.suppression import MARK, Band, Hidden, Printed
from network.lib.words import number_word

TOO_FEW = f"needs {number_word(FEWEST)} districts"


@dataclass(frozen=True)
class Told:
    """A figure as everybody of its readers may have it. Without a value it is hidden, and `text` is a mark or says why.

    The value of a share is the middle of the band that the text names: a picture tells no more than words.
    """

    text: str
    value: float | None = None
    pupils: int | None = None


HIDDEN_ONE = Told(MARK)


def told(unit: str, figure: Printed | None, pupils: Printed | None) -> Told:
    """A figure from what was decided: the band of a share, a mean, or a count itself."""
    if figure is None or isinstance(figure, Hidden):
        return HIDDEN_ONE
    behind = int(pupils) if isinstance(pupils, int | float) else None
    if unit == COUNT:
        return Told(number(float(figure)), float(figure)) if isinstance(figure, int | float) else HIDDEN_ONE
    band = Band.read(str(figure))
    if band is None:
        value = float(figure)
        return Told(in_unit(unit, value), value, behind)
    text = str(band).replace(" %", " per 100") if unit == RATE else str(band)
    return Told(text, band.middle, behind)
