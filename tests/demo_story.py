"""The demonstration as data: an invented county, its thirteen members, and what their teams did. No real names."""

from dataclasses import dataclass, field
from datetime import date

from design_process.problems.actions import GoalWords

COUNTY = "Alder"


@dataclass(frozen=True)
class Place:
    """A member: pupils, grades, where it is, the share of pupils by group (None: redacted), and its people."""

    name: str
    kind: str
    grades: str
    pupils: int
    city: str
    at: tuple[float, float]
    groups: dict[str, int | None] = field(default_factory=dict)
    schools: tuple[tuple[str, str, int], ...] = ()  # name, grades, pupils
    sponsor: str = ""
    driver: str = ""
    team: tuple[tuple[str, str, str], ...] = ()  # name, stakeholder group, level
    stands: str = "prework"  # prework, discover, interpret, ideate, prototype, test, evolve, paused


TEACHER, PRINCIPAL, OFFICE = ("teacher", "classroom"), ("principal", "school"), ("central_office", "district")
SPECIAL, COUNSELLOR, FAMILY = ("special_education", "school"), ("counsellor", "school"), ("family", "school")

PLACES = (
    Place(
        "Alder County Office of Education", "county_office", "K-12", 1029, "Alderville", (38.7310, -120.8010),
        {"hispanic": 216, "white": 679, "english_learner": 41, "low_income": 422},
        (("Alder Community Day", "7-12", 84), ("Riverbend Charter", "K-12", 945)),
        "Lucia Ferrante", "Owen Castellano", (("Greta Lindholm", *SPECIAL), ("Paulo Dias", *OFFICE)), "interpret",
    ),
    Place(
        "Alder Union High", "high", "9-12", 6649, "Alderville", (38.7290, -120.7950),
        {"hispanic": 997, "white": 4787, "english_learner": 66, "low_income": 1197},
        (("Alder High", "9-12", 2140), ("Stonebridge High", "9-12", 2304), ("Juniper Flat High", "9-12", 2205)),
        "Martin Achterberg", "Yolanda Briggs", (("Hank Odum", *TEACHER), ("Ines Calloway", *COUNSELLOR)), "test",
    ),
    Place(
        "Bellwood Union", "elementary", "K-8", 5216, "Bellwood", (38.6520, -121.0480),
        {"hispanic": 730, "white": 3599, "english_learner": 209, "low_income": 730},
        (("Bellwood Elementary", "K-5", 1810), ("Oak Meadow", "K-5", 1702), ("Bellwood Middle", "6-8", 1704)),
        "Rosalind Tse", "Jerome Whitaker", (("Amara Nwosu", *TEACHER), ("Colm Byrne", *PRINCIPAL)), "test",
    ),
    Place(
        "Camino Flat Union", "elementary", "K-8", 503, "Camino Flat", (38.7390, -120.6740),
        {"hispanic": 156, "white": 292, "english_learner": 96, "low_income": 151},
        (("Camino Flat School", "K-8", 503),),
        "Elena Marsh", "Ruben Castell", (("Dee Prior", *TEACHER), ("Hana Sato", *FAMILY)), "test",
    ),
    Place(
        "Gold Ridge Union", "elementary", "K-8", 476, "Gold Ridge", (38.6930, -120.7180),
        {"hispanic": 48, "white": 405, "english_learner": None, "low_income": 162},
        (("Gold Ridge Elementary", "K-5", 301), ("Clear Creek Middle", "6-8", 175)),
        "Sylvia Renner", "Dana Whitfield",
        (("Tomas Reyes", *TEACHER), ("Bea Holloway", *PRINCIPAL), ("Nia Abara", *SPECIAL)), "evolve",
    ),
    Place(
        "Gray Oak Union", "elementary", "K-8", 685, "Gray Oak", (38.7700, -120.9280),
        {"hispanic": 75, "white": 569, "english_learner": 21, "low_income": 192},
        (("Gray Oak School", "K-3", 290), ("Willow Bend", "4-8", 395)),
        "Philip Dunmore", "Carla Espinoza", (("Wes Tanaka", *TEACHER), ("Jo Pruitt", *PRINCIPAL)), "prototype",
    ),
    Place(
        "Mill Creek Union", "elementary", "K-8", 1085, "Mill Creek", (38.7080, -120.8310),
        {"hispanic": 369, "white": 629, "english_learner": 174, "low_income": 608},
        (("Mill Creek Elementary", "K-4", 560), ("Fern Lane", "5-8", 525)),
        "Anton Veracruz", "Shauna Ibe", (("Kit Morrow", *TEACHER), ("Lena Fiore", *COUNSELLOR)), "test",
    ),
    Place(
        "Pine Hollow Union", "elementary", "K-8", 303, "Pine Hollow", (38.6050, -120.7120),
        {"hispanic": 58, "white": 200, "english_learner": 15, "low_income": 182},
        (("Pine Hollow School", "K-8", 241), ("Hollow Creek Academy", "K-8", 62)),
        "Gwen Arbuckle", "Marcus Oyelaran", (("Sid Farrow", *TEACHER),), "paused",
    ),
    Place(
        "Harrow Bend Union", "elementary", "K-8", 1293, "Harrow Bend", (38.7280, -120.7930),
        {"hispanic": 375, "white": 815, "english_learner": 194, "low_income": 672},
        (("Orchard Lane", "K-5", 640), ("Larkspur Middle", "6-8", 653)),
        "Doris Kettleman", "Ivan Petrescu", (("Ada Quill", *TEACHER), ("Ray Bonnard", *PRINCIPAL)), "ideate",
    ),
    Place(
        "Quartz Diggings", "elementary", "K-7", 17, "Quartz", (38.5820, -120.5770),
        {"hispanic": None, "white": None, "english_learner": 0, "low_income": None},
        (("Quartz Diggings School", "K-7", 17),),
        "Bonnie Trask", "Bonnie Trask", (("Leo Vance", *TEACHER),), "discover",
    ),
    Place(
        "Redbank Union", "elementary", "K-8", 3720, "Redbank", (38.6950, -121.0080),
        {"hispanic": 595, "white": 2678, "english_learner": 186, "low_income": 521},
        (("Redbank Elementary", "K-5", 1220), ("Lakeview", "K-5", 1190), ("Redbank Middle", "6-8", 1310)),
        "Stephen Okonjo", "Fay Delacroix", (("Milo Grant", *TEACHER), ("Tess Arden", *OFFICE)), "test",
    ),
    Place(
        "Silver Spring", "elementary", "K-7", 11, "Silver Spring", (38.7470, -120.3780),
        {"hispanic": None, "white": None, "english_learner": 0, "low_income": None},
        (("Silver Spring School", "K-7", 11),),
        "Walter Ames", "June Ames", (("Opal Finch", *FAMILY),), "prework",
    ),
    Place(
        "Sugar Pine", "elementary", "K-8", 687, "Sugar Pine", (38.7610, -120.5880),
        {"hispanic": 110, "white": 522, "english_learner": 21, "low_income": 344},
        (("Sugar Pine Elementary", "K-4", 365), ("Tall Pines Middle", "5-8", 322)),
        "Nadia Holm", "Theo Vasquez", (("Bix Larkin", *TEACHER), ("Mae Collier", *COUNSELLOR)), "test",
    ),
)  # fmt: skip

# Everybody lets the hub read their numbers in full but this district, whose board has not met yet.
NOT_AGREED = "Bellwood Union"

# How much time people have for the team, by their group; the others have not said.
TIMES = {
    "central_office": (90, "week"),
    "teacher": (45, "week"),
    "principal": (120, "month"),
    "special_education": (40, "week"),
    "superintendent": (60, "month"),
}

PROBLEMS = (
    (
        "Pupils explain their thinking in mathematics",
        "Most of our pupils can carry out a procedure, but few can say why it works. They stop when a task looks new.",
        "Pupils in grades 3 to 8",
        "In our classroom visits, about one pupil in three explained an answer without being told how.",
        "Every pupil explains an answer, in words or drawings, at least once a week.",
        ("teacher", "principal", "special_education", "student", "family"),
    ),
    (
        "Pupils who miss school come back to a plan",
        "When a pupil has missed two days, nobody owns the return. The third day is easier to miss than the first.",
        "Pupils with two or more absences in a month",
        "Fewer than half of the families hear from us within two school days.",
        "Every family hears from a person it knows within two school days.",
        ("teacher", "support_staff", "counsellor", "student", "family"),
    ),
)

# Weekly shares in percent: a real change at Gold Ridge after twelve weeks, ups and downs as usual elsewhere.
GOLD_RIDGE_BEFORE = (31, 35, 29, 33, 36, 30, 34, 32, 37, 31, 35, 33)
GOLD_RIDGE_AFTER = (41, 44, 40, 47, 45, 49, 46, 51, 48, 50, 53, 52)
STEADY = (38, 42, 35, 40, 44, 37, 41, 36, 43, 39, 45, 38, 40, 34, 42, 41, 37, 44, 39, 36, 43, 40, 38, 42)
FAMILIES = (44, 47, 41, 50, 46, 43, 52, 48, 45, 49, 47, 53, 46, 51, 42, 49, 44, 50, 43, 48, 52, 45, 49, 46)

INDICATORS = (
    {
        "name": "Pupils who explain their thinking",
        "definition": "In one mathematics lesson a week, count the pupils who explain an answer in words or a drawing "
        "without being told how. Any explanation counts, also a wrong one.",
        "numerator_label": "pupils who explained an answer",
        "denominator_label": "pupils in the lesson",
        "baseline": 33.0,
        "target": 60.0,
        "inclusion": "All pupils in the room; not those who came to the class this week",
        "collected_by": "The teacher of the lesson",
        "collected_how": "A tally on the seating plan",
        "source": "Seating plan of the lesson",
        "sampling": "One lesson a week in each class",
        "minutes": 6,
    },
    {
        "name": "Families reached within two days",
        "definition": "Of the pupils with a second absence this month, those whose family heard from a person it knows "
        "within two school days.",
        "numerator_label": "families reached within two days",
        "denominator_label": "pupils with a second absence",
        "kind": "process",
        "baseline": 45.0,
        "target": 80.0,
        "collected_by": "The school office",
        "collected_how": "The call list, every Friday",
        "source": "The attendance list of the student system",
        "is_new_data": False,
        "minutes": 4,
    },
)

VISIONS = (
    (
        "Every pupil talks about the work, and every adult knows what to listen for.",
        "A pupil who does not know yet says so, and the class takes it as a beginning.",
        "In every room, how you got there counts as much as where you got.",
    ),
    ("No pupil comes back to a room where nobody knew they were gone.",),
)
PLANS = (
    (
        "First term: visit each other's classrooms, then choose one routine and try it in one class. "
        "Second term: three short test cycles. Spring: decide what stays.",
        "Listen first: ten pupils, two lessons each. Try with one teacher, then with two. Look again before the break.",
        "One hour every other Wednesday. One thing tried at a time, four weeks each. A page for the board in May.",
    ),
    ("Walk through the last twenty absences with the office. Try one change at one school. Carry on what holds.",),
)
MADE = (
    (
        "Twelve empathy interviews with pupils and four classroom visits",
        "Three insights and the question: how might we make explaining feel safe?",
        "Nine ideas rated; two kept, one as the runner-up",
    ),
    (
        "Eight pupils followed for a day, and a survey of 140 families",
        "A cause map with two causes that we can reach, and what we had wrong",
        "Fourteen ideas on the wall, rated blind by everybody, three of them from pupils",
    ),
    (
        "Six lessons watched with a tally, and talks with the aides who ride the bus",
        "The question: how might we know on Tuesday who was lost on Monday?",
        "Seven ideas; the smallest one first",
    ),
)
# Days since teams that test nothing yet last sent the number they start from.
LATELY = {
    "Gray Oak Union": 8, "Harrow Bend Union": 5, "Alder County Office of Education": 17, "Pine Hollow Union": 44,
}  # fmt: skip


def project(name: str, problem: int) -> tuple[str, str]:
    """The vision and the plan of a member's project."""
    at = _place(name)
    return VISIONS[problem][at % len(VISIONS[problem])], PLANS[problem][at % len(PLANS[problem])]


def made(driver: str) -> tuple[str, str, str]:
    """What the team of a driver made in its first three phases."""
    return MADE[next(at for at, place in enumerate(PLACES) if place.driver == driver) % len(MADE)]


def _place(name: str) -> int:
    return next(at for at, place in enumerate(PLACES) if place.name == name)


@dataclass(frozen=True)
class ToldBarrier:
    member: str
    what: str
    ask: str
    kind: str
    remover: str
    days_ago: int
    answer: tuple[str, str] | None = None
    answered_ago: int = 0


BARRIERS = (
    ToldBarrier(
        "Gold Ridge Union", "No substitute on Wednesdays, so we cannot visit each other's lessons",
        "One substitute for three Wednesday mornings in January", "staff", "sponsor", 6,
    ),
    ToldBarrier(
        "Gold Ridge Union", "The copier code stops at 200 pages a month", "A shared code for the team", "materials",
        "sponsor", 40, ("removed", "The office has opened a code for the team."), 33,
    ),
    ToldBarrier(
        "Gold Ridge Union", "Grades 4 and 5 have no common hour to look at the tally sheets",
        "Half an hour together on Fridays", "time", "sponsor", 20,
        ("promised", "The principal moves the assembly; from then on Fridays are free."), 3,
    ),
    ToldBarrier(
        "Camino Flat Union", "The attendance list reaches us a week late", "Read access to the daily list", "data",
        "sponsor", 16,
    ),
    ToldBarrier(
        "Redbank Union", "County rules ask for a signed form before a teacher calls home",
        "A standing consent at enrolment", "policy", "county", 23,
    ),
    ToldBarrier(
        "Camino Flat Union", "We wait weeks for the form that lets us call home", "One form a year", "policy", "county",
        19,
    ),
    ToldBarrier(
        "Silver Spring", "When our one teacher visits, nobody can take her class",
        "A substitute shared with the neighbour district", "staff", "hub", 9,
    ),
)  # fmt: skip


# What Gold Ridge aimed for until its second cycle held, and why it aims higher since.
LOWER = {"target": "50 %"}
HIGHER = "The second class reached half of its pupils in four weeks. With five classes we can aim higher."


SCHOOL_PLANS, NO_PLAN = ("Quartz Diggings", "Mill Creek Union"), ("Camino Flat Union",)


def plan(name: str, part: str, serves: str) -> dict[str, str]:
    """The plan that a district has anyway: most have the state's, some write one for their one school."""
    if name in NO_PLAN:
        return {}
    if name in SCHOOL_PLANS:
        return {"plan_kind": "spsa", "plan_part": "page 12", "plan_years": "2026-27", "serves": serves}
    return {"plan_kind": "lcap", "plan_part": f"goal {part}", "plan_years": "2024-25 to 2026-27", "serves": serves}


def goal(name: str, problem: int, today: date) -> GoalWords:
    """The goal of a member in its own year, for its problem of practice."""
    by_when = date(today.year + (today.month >= 6), 5, 28)
    if problem:
        return GoalWords(
            what="Reach the families of pupils with a second absence within two school days",
            for_whom=f"families of {name}",
            baseline="45 %",
            target="80 %",
            by_when=by_when,
            **plan(
                name, "3, action 3.1", "Goal 3 is about the days pupils miss; who is reached early comes back sooner."
            ),
        )
    return GoalWords(
        what="Raise the share of pupils who explain their thinking each week",
        for_whom=f"pupils in grades 3 to 8 of {name}",
        baseline="33 %",
        target="60 %",
        by_when=by_when,
        **plan(name, "2, action 2.4", "Goal 2 is about mathematics; a pupil who explains a step is learning it."),
    )
