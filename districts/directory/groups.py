"""The student groups that Trellis knows, as data: one list for profiles, indicators and imports.

Pure: no Django. A key is stored, a label is shown. Within a dimension that `is_partition` the groups add up to
everyone; groups of the other dimensions overlap.
"""

from dataclasses import dataclass

ALL = "all"


@dataclass(frozen=True)
class Dimension:
    key: str
    label: str
    is_partition: bool


RACE = Dimension("race", "Race and ethnicity", is_partition=True)
GENDER = Dimension("gender", "Gender", is_partition=True)
PROGRAM = Dimension("program", "Programs and support", is_partition=False)
LANGUAGE = Dimension("language", "Language", is_partition=False)
GRADES = Dimension("grades", "Grades", is_partition=False)  # the state's spans overlap
EVERYONE = Dimension("everyone", "Everyone", is_partition=False)


@dataclass(frozen=True)
class StudentGroup:
    """A group of pupils. `codes` are its short names in the state's downloads, `column` its name in the directory."""

    key: str
    label: str
    dimension: Dimension
    codes: tuple[str, ...] = ()
    column: str = ""


GROUPS: tuple[StudentGroup, ...] = (
    StudentGroup(ALL, "All pupils", EVERYONE, ("TA", "ALL"), "enrollment"),
    StudentGroup("american_indian", "American Indian or Alaska Native", RACE, ("RI", "AI"), "american_indian_n"),
    StudentGroup("asian", "Asian", RACE, ("RA", "AS"), "asian_n"),
    StudentGroup("black", "Black or African American", RACE, ("RB", "AA"), "african_american_n"),
    StudentGroup("filipino", "Filipino", RACE, ("RF", "FI"), "filipino_n"),
    StudentGroup("hispanic", "Hispanic or Latino", RACE, ("RH", "HI"), "hispanic_n"),
    StudentGroup("pacific_islander", "Native Hawaiian or Pacific Islander", RACE, ("RP", "PI"), "pacific_islander_n"),
    StudentGroup("white", "White", RACE, ("RW", "WH"), "white_n"),
    StudentGroup("two_or_more", "Two or more races", RACE, ("RT", "MR"), "two_or_more_races_n"),
    StudentGroup("not_reported", "Not reported", RACE, ("RD",), "not_reported_n"),
    StudentGroup("female", "Female", GENDER, ("GF",)),
    StudentGroup("male", "Male", GENDER, ("GM",)),
    StudentGroup("non_binary", "Non-binary", GENDER, ("GX",)),
    StudentGroup("gender_missing", "Gender not reported", GENDER, ("GZ",)),
    StudentGroup("english_learner", "English learners", PROGRAM, ("SE", "EL"), "english_learner_n"),
    StudentGroup("low_income", "From low-income families", PROGRAM, ("SS", "SED"), "socioeconomically_disadvantaged_n"),
    StudentGroup("with_disability", "With disabilities", PROGRAM, ("SD", "SWD"), "students_with_disabilities_n"),
    StudentGroup("meals", "Free or reduced-price meals", PROGRAM, (), "free_reduced_meal_eligible_n"),
    StudentGroup("homeless", "Without a fixed home", PROGRAM, ("SH", "HOM")),
    StudentGroup("migrant", "Migrant", PROGRAM, ("SM",)),
    StudentGroup("foster", "In foster care", PROGRAM, ("SF", "FOS")),
    StudentGroup("english_only", "English only", LANGUAGE, ("EO",)),
    StudentGroup("english_learners_only", "English learners, not yet reclassified", LANGUAGE, ("ELO",)),
    StudentGroup("recently_reclassified", "Recently reclassified", LANGUAGE, ("RFEP", "RFP")),
    StudentGroup("long_term_english_learners", "Long-term English learners", LANGUAGE, ("LTEL",)),
    StudentGroup("grades_tk_k", "Transitional kindergarten and kindergarten", GRADES, ("GRTKKN", "GRKN")),
    StudentGroup("grades_1_3", "Grades 1 to 3", GRADES, ("GR13",)),
    StudentGroup("grades_4_6", "Grades 4 to 6", GRADES, ("GR46",)),
    StudentGroup("grades_7_8", "Grades 7 and 8", GRADES, ("GR78",)),
    StudentGroup("grades_tk_8", "Transitional kindergarten to grade 8", GRADES, ("GRTK8", "GRK8")),
    StudentGroup("grades_9_12", "Grades 9 to 12", GRADES, ("GR912",)),
)
BY_KEY: dict[str, StudentGroup] = {group.key: group for group in GROUPS}
BY_CODE: dict[str, str] = {code: group.key for group in GROUPS for code in group.codes}
CHOICES: tuple[tuple[str, str], ...] = tuple((group.key, group.label) for group in GROUPS)


def label_of(key: str) -> str:
    """A group's name for people; a key we do not know is shown as it is."""
    return BY_KEY[key].label if key in BY_KEY else key


def partition_of(dimension: Dimension) -> tuple[str, ...]:
    """Keys of the groups of a dimension that add up to everyone; empty when its groups overlap."""
    return tuple(group.key for group in GROUPS if group.dimension == dimension) if dimension.is_partition else ()
