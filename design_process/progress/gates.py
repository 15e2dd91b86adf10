"""What pre-work asks of a member before the first phase: the one list, for positions and readiness alike. Pure."""

from dataclasses import dataclass

A_SPONSOR, A_DRIVER = "a sponsor", "a project driver"
DATA = "data"


@dataclass(frozen=True)
class Gate:
    """One thing that pre-work asks for. `fact` names the field of `position.Facts` that says whether it is there."""

    key: str
    fact: str
    label: str
    needs: str  # after "Pre-work still needs"
    helps: str  # what it is good for, in a sentence


GATES = (
    Gate(
        "sponsor", "sponsor_named", "A sponsor", A_SPONSOR,
        "A sponsor clears the way: they answer what the team asks and find time and money.",
    ),
    Gate(
        "driver", "driver_named", "A project driver", A_DRIVER,
        "A driver keeps the team moving and writes down, in a minute a week, what happened.",
    ),
    Gate(
        "team", "team_convened", "A design team", "a design team from at least two groups of people",
        "Teachers, families, principals and aides each see something that the others do not.",
    ),
    Gate(
        "joined", "everyone_joined", "Everyone has joined", "a first sign-in of everyone in the team",
        "Who has signed in once gets the letters, finds the pages and can answer.",
    ),
    Gate(
        DATA, "data_reviewed", "Common data looked at", "a look at the common data together",
        "Look at the same numbers together first: each says what they notice before anybody explains.",
    ),
    Gate(
        "problem", "problem_adopted", "A problem of practice", "a problem of practice",
        "Everything the team tries will aim at it.",
    ),
    Gate(
        "goal", "goal_set", "A SMART goal", "a goal",
        "From where to where, for whom and by when. It can change as the team learns.",
    ),
    Gate(
        "plan", "plan_made", "A project plan", "a project plan",
        "A few lines on who does what until the next meeting.",
    ),
)  # fmt: skip
GATE_OF = {gate.key: gate for gate in GATES}
