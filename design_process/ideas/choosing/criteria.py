"""The criteria for ideas that come with the product. Pure."""

from design_process.scoring.criteria import Line

SHIPPED = (
    Line("Likely effect", "5: it would clearly move what we want to move. 1: we would hardly notice.", 3),
    Line("Little effort", "5: we can do it with what we have. 1: it needs time or money we lack.", 2),
    Line("Reach", "5: it would help most of those it is meant for. 1: only a few.", 2),
    Line("Testable in six weeks", "5: in six weeks we would know whether it works. 1: it takes a year.", 2),
)
