"""The demonstration's meetings as data: what was said in those that were held."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Held:
    """A meeting that was held. `mood`: what its statements were rated around, 1 to 5."""

    items: tuple[tuple[str, str, int, str], ...]  # title, purpose, minutes, protocol
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    decisions: tuple[tuple[str, str], ...] = ()
    commitments: tuple[tuple[str, str, int, str, str], ...] = ()  # who, what, days, answer, words
    plus: tuple[str, ...] = ()
    delta: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    promises: tuple[tuple[str, str], ...] = ()  # heard, did
    mood: float = 4.0


MEETINGS = (
    Held(
        items=(
            ("Welcome and our norms", "inform", 20, ""),
            ("What pupils told us about math talk", "discuss", 70, "data_walk"),
            ("Choose what each team will try first", "decide", 60, "write_first"),
            ("Who does what by when", "decide", 20, ""),
        ),
        notes={
            "What pupils told us about math talk": (
                "Seven teams heard the same sentence: “I wait until somebody else explains it.”",
                "Nobody had asked pupils who ride the bus for an hour. Two teams will.",
            ),
        },
        decisions=(
            (
                "Every team tries one prototype for four weeks before it changes it.",
                "Two of last year’s teams changed theirs each week and could not say what had helped.",
            ),
        ),
        commitments=(
            ("Dana Whitfield", "Try partner talk in two fourth-grade rooms", 28, "done", "Ran in both rooms."),
            ("Ruben Castell", "Ask five families how they want to be reached", 21, "done", "Six families answered."),
            ("Jerome Whitaker", "Bring last spring’s attendance by grade", 30, "stuck", "The export needs the county."),
        ),
        plus=(
            "Time with the teams who work on the same problem.",
            "Short inputs, long work.",
            "Hearing what pupils said, in their words.",
            "Lunch together.",
            "We left with a plan we can start on Monday.",
            "The facilitator kept the time.",
        ),
        delta=(
            "The afternoon was too full.",
            "Tell us earlier what to bring.",
            "A shorter drive next time.",
            "More time for our own team.",
            "The room was cold.",
        ),
        questions=(
            "How do others find an hour for the team?",
            "What do we do when a prediction was wrong?",
            "Who talks with the families who do not answer?",
            "Can two schools share one prototype?",
            "How small may a first test be?",
        ),
        promises=(
            ("The afternoon was too full.", "Fewer items after lunch, and the last hour is for teams."),
            ("Tell us earlier what to bring.", "What to bring stands in the invitation, a week before."),
        ),
        mood=3.9,
    ),
    Held(
        items=(
            ("You said, we did", "inform", 10, ""),
            ("Partner talk at Gold Ridge: what went up, what did not", "discuss", 55, "consultancy"),
            ("Reading our run charts together", "practise", 50, "data_walk"),
            ("What stands in the way, and who can remove it", "discuss", 40, "round_robin"),
            ("Who does what by when", "decide", 20, ""),
        ),
        notes={
            "Partner talk at Gold Ridge: what went up, what did not": (
                "Quiet pupils talk when the pair is fixed for two weeks.",
                "It did not help in the room where partners changed daily.",
            ),
            "What stands in the way, and who can remove it": (
                "Four teams name substitutes. The county may pool them.",
            ),
        },
        decisions=(
            ("The county office drafts a shared substitute pool for spring.", "Four of nine teams lost a day."),
        ),
        commitments=(
            ("Owen Castellano", "Draft the shared substitute pool", 35, "", ""),
            (
                "Yolanda Briggs",
                "Release the study of your first cycle to the network",
                14,
                "needs_help",
                "Who decides?",
            ),
            ("Dana Whitfield", "Write partner talk down on one page for others", 21, "", ""),
        ),
        plus=(
            "The consultancy changed our plan.",
            "We left with our next step written down.",
            "Charts on the table and nobody ranked.",
            "Gold Ridge told what did not work.",
            "Enough breaks this time.",
        ),
        delta=(
            "More time between items for the drive-ins to settle.",
            "Send the charts before.",
            "One item less.",
            "Begin at half past nine for those who drive far.",
            "Say who may see our notes.",
        ),
        questions=("What do we do when only one teacher wants to try it?",),
        promises=(("More time between items.", ""),),
        mood=4.3,
    ),
)

CHECKIN_NOTE = (
    "The fourth-grade rooms run by themselves now. The question is how the third grade joins without new meetings."
)
CHECKINS_AGREED = (
    "The driver asks two more teachers to sit in once before the next meeting.",
    "One cycle at a time: the family calls wait until the talk cycle is studied.",
    "The team brings its run chart, whatever it shows.",
    "We try a substitute swap with the neighbours for one afternoon.",
)

VISIT = {
    "question": "Do the quiet pupils explain more when the pair is fixed, or do we only hope so?",
    "working": "Pairs talk within a minute of the question.",
    "improving": "What the teacher does with what the pairs said.",
    "reading": "One page on partner talk.",
    "logistics": "Park behind the gym. Coffee from half past eight.",
    "confidentiality": "What we see in the rooms stays with the teams. No names, no photos.",
    "places_total": 6,
    "places_each": 2,
}
LOOK_FORS = (
    "Who begins to talk, and after how long",
    "Which words pupils use to explain",
    "What the teacher does next",
)
