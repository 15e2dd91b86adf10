"""What the teams of the demonstration tried: prototypes, test cycles, what was seen, and weekly numbers."""

from dataclasses import dataclass
from typing import Any

from tests import demo_story as story
from tests.demo_cycles import ALL_FIVE, SECOND_CLASS, Full


@dataclass(frozen=True)
class ToldCycle:
    """A test cycle; days are counted from today. `study`: findings, what did not work, surprise."""

    question: str
    prediction: str
    days: tuple[int, int]
    seen: tuple[tuple[int, str], ...] = ()
    study: tuple[str, str, str] | None = None
    act: tuple[str, str] | None = None
    opened: str = ""
    numbers: tuple["ToldNumber", ...] = ()
    scale: str = ""
    ramp: str = ""  # the name of a series that it begins
    full: Full | None = None


@dataclass(frozen=True)
class ToldNumber:
    """A prediction in numbers: of which indicator, where it will be, how sure, and why. `sure`: the driver's, then others'."""

    of: str  # "explaining" or "families"
    direction: str
    low: float | None
    sure: tuple[int, ...]
    why: str = ""
    high: float | None = None
    differently: tuple[str, str] | None = None  # the team's own verdict, with its reason


@dataclass(frozen=True)
class ToldPrototype:
    card: dict[str, Any]
    cycles: tuple[ToldCycle, ...] = ()
    after: str = ""  # the member whose card of the same name it takes up
    changed: str = ""  # what is different from that one
    opened: str = ""


@dataclass(frozen=True)
class Team:
    prototypes: tuple[ToldPrototype, ...]
    problem: int = 0
    explaining: tuple[int, ...] = ()
    families: tuple[int, ...] = ()
    size: int = 42

    def numbers(self, county: Any) -> list[tuple[Any, tuple[int, ...], int]]:
        """Indicator, weekly shares in percent, pupils asked."""
        rows = [(county.explaining, self.explaining, self.size), (county.families, self.families, self.size)]
        return [row for row in rows if row[1]]


def _card(name: str, what: str, stop: str, scale: str = "classroom") -> dict[str, Any]:
    return {
        "name": name,
        "what": what,
        "audience": "Pupils in grades 4 and 5",
        "involved": "Two teachers, the driver",
        "how_tested": "One lesson a week, a tally on the seating plan, ten minutes of talk on Friday",
        "scale": scale,
        "stop_rule": stop,
    }


GOLD_RIDGE = Team(
    explaining=story.GOLD_RIDGE_BEFORE + story.GOLD_RIDGE_AFTER,
    families=story.FAMILIES,
    prototypes=(
        ToldPrototype(
            _card(
                "Partner talk before answers",
                "Before anyone answers, pairs talk for one minute with a sentence starter on the desk. "
                "Then the teacher asks three pairs what they heard.",
                "Stop when lessons run over by more than five minutes twice in a row",
            )
            | {
                "conditions": "Fixed pairs, and a timer that everybody can see.",
                "minutes": 15,
                "money": "About $20 for a timer",
            },
            (
                ToldCycle(
                    "Does a minute of partner talk get more pupils to explain?",
                    "At least 14 of 28 pupils explain an answer by the third week",
                    (-120, -95),
                    (
                        (
                            -118,
                            "First try. Half of the pairs talked about lunch. The starters helped those who read them.",
                        ),
                        (-110, "Shorter starter: “I think … because …”. Eleven explained."),
                        (-100, "Fourteen explained. Two who never speak did, with a drawing."),
                    ),
                    (
                        "Fourteen of 28 explained in the third week. Drawings count as much as words.",
                        "Long sentence starters. Nobody read past the first line, and slow readers gave up.",
                        "The quietest table explained most once they could draw.",
                    ),
                    ("adapt", "Keep the minute, cut the starters to five words, allow drawings."),
                    "network",
                    (ToldNumber("explaining", "rise", 40, (80, 60), "the starters do half of the work"),),
                ),
                ToldCycle(
                    "Does it hold in a second class, with another teacher?",
                    "At least half of the pupils explain in week two",
                    (-85, -50),
                    (
                        (-83, "Ms Holloway's class. The timer on the wall made it calm."),
                        (-71, "Thirteen of 26. The minute became ninety seconds by itself."),
                        (-60, "Fifteen of 27. A visitor asked whether we had rehearsed."),
                    ),
                    (
                        "It held: 15 of 27 in week four, with a teacher who had not seen it before.",
                        "On days before a holiday it fell apart. We would not start it in such a week.",
                        "Pupils brought the minute to science by themselves.",
                    ),
                    ("adopt", "Two teachers, two classes, seven weeks, the same result."),
                    "network",
                    (ToldNumber("explaining", "rise", 42, (70, 80, 70), "drawings count now, and the timer helps"),),
                    scale="classrooms",
                    full=SECOND_CLASS,
                ),
                ToldCycle(
                    "Does partner talk work in all five classes of grades 4 and 5?",
                    "At least 50 % of the pupils explain in every class by the fourth week",
                    (-26, 16),
                    (
                        (-24, "All five classes began on the same Monday. One starter card was missing."),
                        (-12, "Four classes are steady. The fifth has a substitute this week."),
                    ),
                    numbers=(
                        ToldNumber("explaining", "rise", 50, (90, 70), "it held with a teacher who was new to it"),
                    ),
                    scale="school",
                    full=ALL_FIVE,
                ),
                ToldCycle(
                    "Do families try a minute of talk about homework at the table?",
                    "Eight of 27 families tell us about it in the first two weeks",
                    (19, 40),
                    ramp="With families",
                ),
            ),
            opened="network",
        ),
        ToldPrototype(
            _card(
                "Ten minutes next door",
                "A teacher sits in a colleague's lesson for ten minutes a week and writes down one thing a pupil said.",
                "Stop when it costs a class its teacher",
            )
        ),
    ),
)


MILL_CREEK = Team(
    explaining=story.STEADY,
    size=38,
    prototypes=(
        ToldPrototype(
            _card(
                "Exit tickets by phone",
                "Pupils photograph one worked problem at the end of the lesson and send it to the class folder.",
                "Stop when more than a quarter of the pupils cannot send",
            ),
            (
                ToldCycle(
                    "Can every pupil send a worked problem in the last three minutes?",
                    "At least 22 of 25 pupils send one",
                    (-140, -112),
                    ((-138, "Nine of 25 sent one. The line was too slow for the rest."),),
                    (
                        "Nine of 25, then eight. The building's line does not carry 25 photographs.",
                        "Anything that needs the line at the end of a lesson. It shamed those without a phone.",
                        "Paper tickets in a shoe box took forty seconds.",
                    ),
                    ("abandon", "It needs phones and a line that we do not have."),
                    "network",
                    (ToldNumber("explaining", "rise", 45, (90, 80), "every pupil has to write something down"),),
                ),
            ),
        ),
        ToldPrototype(
            _card(
                "Partner talk before answers",
                "Pairs talk for one minute before anyone answers. Partners change every day, so that all meet.",
                "Stop when lessons run over by more than five minutes twice in a row",
            ),
            (
                ToldCycle(
                    "Does a minute of partner talk get more of our pupils to explain?",
                    "Half of the class explains by the fourth week",
                    (-112, -86),
                    (
                        (-110, "Loud and cheerful. Most pairs talked about the task."),
                        (-97, "Changing partners took longer than talking."),
                        (-88, "The same six explain as before."),
                    ),
                    (
                        "No more pupils explained than before. Pairs that met for the first time were shy.",
                        "New partners every day. It took four minutes and nobody dared to be wrong.",
                        "Two pupils who sat together by mistake all week explained every day.",
                    ),
                    ("adapt", "Fixed pairs for two weeks, as Gold Ridge has them."),
                    "network",
                    (ToldNumber("explaining", "rise", 50, (90, 80), "it worked in Gold Ridge"),),
                ),
            ),
            after="Gold Ridge Union",
            changed="Partners change every day, so that all pupils meet.",
            opened="network",
        ),
        ToldPrototype(
            _card("Paper tickets in a shoe box", "One worked problem on a quarter page, into the box by the door.", ""),
            (
                ToldCycle(
                    "Do tickets show us who is stuck before Friday?",
                    "We find at least three pupils a week that we would have missed",
                    (-20, 10),
                    ((-18, "Four found in the first week."), (-4, "Sorting takes six minutes for a class.")),
                    numbers=(ToldNumber("explaining", "rise", 42, (60,)),),
                ),
            ),
        ),
    ),
)

BELLWOOD = Team(
    explaining=tuple(share + 3 for share in story.STEADY),
    size=58,
    prototypes=(
        ToldPrototype(
            _card(
                "Two solutions on the board",
                "Each lesson shows two ways to the same answer; pupils say which and why.",
                "",
            ),
            (
                ToldCycle(
                    "Do pupils argue about two solutions more than about one?",
                    "Ten pupils speak in a lesson",
                    (-40, -5),
                    (
                        (-38, "Seven spoke."),
                        (-24, "Twelve spoke; the second way was wrong on purpose."),
                        (-9, "Eleven."),
                    ),
                    numbers=(ToldNumber("explaining", "rise", 45, (80,), "two ways ask for a reason"),),
                ),
            ),
        ),
    ),
)

CAMINO = Team(
    problem=1,
    families=tuple(share - 6 for share in story.FAMILIES),
    size=31,
    prototypes=(
        ToldPrototype(
            _card(
                "One caller for each family",
                "Each family has one adult who calls, chosen by the family in September.",
                "",
            ),
            (
                ToldCycle(
                    "Does it cost us families when one adult calls instead of the office?",
                    "We reach as many as before",
                    (-75, -52),
                    ((-73, "Nine of twelve answered."), (-60, "Six of ten; two numbers were old.")),
                    (
                        "We reached about as many as before, with half of the calls.",
                        "Old telephone numbers. We would ask for them in the first week.",
                        "",
                    ),
                    ("adapt", "The family chooses who calls."),
                    numbers=(ToldNumber("families", "stay", 35, (80,), "only the voice changes", high=45),),
                ),
                ToldCycle(
                    "Does a known voice get more families on the line?",
                    "Two of three families answer the first call",
                    (-30, 12),
                    (
                        (-27, "Five of nine answered."),
                        (-13, "Seven of ten. One asked for a text instead."),
                        (-2, "Six of eight."),
                    ),
                    numbers=(ToldNumber("families", "rise", 66, (70, 90), "they chose the caller themselves"),),
                ),
            ),
        ),
    ),
)

REDBANK = Team(
    problem=1,
    families=tuple(share - 3 for share in story.FAMILIES),
    size=66,
    prototypes=(
        ToldPrototype(
            _card(
                "A return slip at the gate",
                "Pupils who missed two days get a slip with one task and one name.",
                "",
                "school",
            ),
            (
                ToldCycle(
                    "Do pupils hand the slip in on the first day back?",
                    "Eight of ten slips come back",
                    (-45, 15),
                    ((-43, "Six of ten came back."), (-31, "Seven of eleven.")),
                ),
            ),
        ),
    ),
)

HIGH = Team(
    explaining=tuple(share - 4 for share in story.STEADY),
    size=96,
    prototypes=(
        ToldPrototype(
            _card("Warm call", "The teacher names the pupil first, then asks, then waits five seconds.", ""),
            (
                ToldCycle(
                    "Does waiting five seconds bring longer answers?",
                    "Answers of more than one sentence double",
                    (-35, 20),
                    (
                        (-33, "Waiting is hard for us."),
                        (-15, "Longer answers in two of three classes."),
                        (-3, "Three of three."),
                    ),
                ),
            ),
        ),
    ),
)

SUGAR_PINE = Team(
    explaining=tuple(share + 1 for share in story.STEADY),
    size=35,
    prototypes=(
        ToldPrototype(
            _card("Number talks on Mondays", "Ten minutes, one mental calculation, all strategies on the board.", ""),
            (
                ToldCycle(
                    "Do number talks bring in pupils who never speak?",
                    "Five new voices in a month",
                    (-50, 14),
                    ((-48, "Two new voices."), (-29, "Four new voices; the fog day had half the class.")),
                ),
            ),
        ),
    ),
)

GRAY_OAK = Team(
    prototypes=(
        ToldPrototype(
            _card("Explain it to a first grader", "Fourth graders explain one idea to a first grader on Fridays.", "")
        ),
    ),
)

TEAMS = {
    "Gold Ridge Union": GOLD_RIDGE,
    "Mill Creek Union": MILL_CREEK,
    "Bellwood Union": BELLWOOD,
    "Camino Flat Union": CAMINO,
    "Redbank Union": REDBANK,
    "Alder Union High": HIGH,
    "Sugar Pine": SUGAR_PINE,
    "Gray Oak Union": GRAY_OAK,
}
