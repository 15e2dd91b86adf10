"""The criteria for problems of practice that come with the product. Pure."""

from design_process.scoring.criteria import Line

SHIPPED = (
    Line("Touches many pupils", "5: nearly every pupil in our schools. 1: only a few of them.", 2),
    Line("We can change it in a year", "5: it lies in our own teaching. 1: others would have to change first.", 3),
    Line("We have data on it", "5: we would see within weeks whether it moves. 1: we would have to guess.", 2),
    Line("We want to work on it", "5: our people would begin tomorrow. 1: nobody would miss it.", 3),
)
