"""The criteria for problems of practice that come with the product. Pure."""

from design_process.scoring.criteria import Line

SHIPPED = (
    Line("Reach", "5: nearly every pupil in our schools. 1: only a few of them.", 2),
    Line("Change within a year", "5: it lies in our own teaching. 1: others would have to change first.", 3),
    Line("Data on it", "5: we would see within weeks whether it moves. 1: we would have to guess.", 2),
    Line("Energy for it", "5: our people would begin tomorrow. 1: nobody would miss it.", 3),
)
