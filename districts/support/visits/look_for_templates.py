"""Look-fors to start from, in our own words: a host picks one and makes it theirs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Template:
    """A set of look-fors. `key` is its name in an address."""

    key: str
    label: str
    lines: tuple[str, ...]


TEMPLATES = (
    Template(
        "talk",
        "Pupils talking",
        (
            "Who speaks, and for how long",
            "What pupils say to each other, word for word",
            "What the adult does in the ten seconds after a question",
            "How a pupil who is stuck gets going again",
        ),
    ),
    Template(
        "task",
        "The work in front of pupils",
        (
            "What pupils are asked to do, and what they do",
            "Where a pupil explains, draws or shows a reason",
            "What a pupil says when asked “What are you learning?”",
            "What is on the walls and tables that pupils use",
        ),
    ),
    Template(
        "belonging",
        "Who is in it",
        (
            "Who is called by name",
            "Who takes part, and who is at the edge",
            "How pupils with extra support work with the others",
            "What families would recognize as theirs",
        ),
    ),
    Template(
        "team",
        "Adults learning together",
        (
            "Which evidence the adults have in front of them",
            "How a test that went wrong is talked about",
            "Who decides what is tried next",
            "What time and help the team has for it",
        ),
    ),
)


def lines_of(key: str) -> tuple[str, ...]:
    """The look-fors of a template; none of one that is not there."""
    return next((template.lines for template in TEMPLATES if template.key == key), ())
