"""The student groups that Trellis knows, as data: one list for profiles, indicators and imports.

Pure: no Django. A key is stored, a label is shown. Within a dimension that `is_partition` the groups add up to
everyone; groups of the other dimensions overlap. A network's own group carries its name, and whether the groups of
its dimension add up to everyone, in its key: wherever a key is, both are known.
"""

import re
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


@dataclass(frozen=True)
class Standard:
    """What others call a group: the CEDS term with its id, and the Ed-Fi descriptor (version 6)."""

    ceds: str
    ceds_id: str = ""
    ed_fi: str = ""


# A group without an entry has no counterpart: Filipino is California's alone, and counts as Asian elsewhere.
STANDARDS: dict[str, Standard] = {
    "american_indian": Standard(
        "RaceAndEthnicity_AmericanIndianOrAlaskaNative", "NI001943162277", "Race: American Indian or Alaska Native"
    ),
    "asian": Standard("RaceAndEthnicity_Asian", "NI001943162278", "Race: Asian"),
    "black": Standard("RaceAndEthnicity_BlackOrAfricanAmerican", "NI001943162279", "Race: Black or African American"),
    "two_or_more": Standard("RaceAndEthnicity_DemographicRaceTwoOrMoreRaces", "NI001943162280"),
    "pacific_islander": Standard(
        "RaceAndEthnicity_NativeHawaiianOrOtherPacificIslander",
        "NI001943162281",
        "Race: Native Hawaiian or Pacific Islander",
    ),
    "not_reported": Standard(
        "RaceAndEthnicity_RaceAndEthnicityUnknown", "NI001943162282", "Race: Choose Not to Respond"
    ),
    "white": Standard("RaceAndEthnicity_White", "NI001943162283", "Race: White"),
    "hispanic": Standard(
        "RaceAndEthnicity_HispanicOrLatinoEthnicity", "NI001943162284", "Ethnicity: Hispanic or Latino"
    ),
    "female": Standard("Sex_Female", ed_fi="Sex: Female"),
    "male": Standard("Sex_Male", ed_fi="Sex: Male"),
    "non_binary": Standard("Sex_NotSelected", ed_fi="Sex: Non-binary"),
    "english_learner": Standard("EnglishLearnerStatus", "C000180", "LimitedEnglishProficiency: Limited"),
    "low_income": Standard("EconomicDisadvantageStatus", "C000086", "StudentCharacteristic: Economic Disadvantaged"),
    "with_disability": Standard("IDEAIndicator", "C000151", "a program association"),
    "homeless": Standard("HomelessnessStatus", "C000149", "StudentCharacteristic: Homeless"),
    "migrant": Standard("MigrantStatus", "C000189"),
    "foster": Standard("", ed_fi="StudentCharacteristic: Foster Care"),
}
BY_KEY: dict[str, StudentGroup] = {group.key: group for group in GROUPS}
BY_CODE: dict[str, str] = {code: group.key for group in GROUPS for code in group.codes}
CHOICES: tuple[tuple[str, str], ...] = tuple((group.key, group.label) for group in GROUPS)


# No underscore, which stands for a space in the key, and no slash: a key stands in addresses.
OWN_LABEL = r"[^\W_](?:(?:[^\W_]|[-’'&+.() ])*(?:[^\W_]|[+)]))?"
_OWN = re.compile(r"own(?P<dimension>\d*)-(?P<label>.+)")


def own_key(label: str, partition: int | None = None) -> str:
    """The key of a network's own group; `partition` is the number of its dimension when that adds up to everyone."""
    return f"own{'' if partition is None else partition}-{'_'.join(label.split())}"


OTHERS = "other-"  # and a dimension: those of its groups that are printed as one, because each alone is too few


def others_key(dimension: str) -> str:
    """The key of the groups of a dimension that are printed as one."""
    return f"{OTHERS}{dimension}"


def label_of(key: str) -> str:
    """A group's name for people; a key we do not know is shown as it is."""
    if key in BY_KEY:
        return BY_KEY[key].label
    if key.startswith(OTHERS):
        return _OTHERS.get(key.removeprefix(OTHERS), "All other groups")
    own = _OWN.fullmatch(key)
    return own["label"].replace("_", " ") if own else key


_OTHERS = {RACE.key: "All other races", GENDER.key: "All other genders"}


def adding_up(key: str) -> str:
    """The key of the dimension in which a group and others add up to everyone; empty for a group that overlaps."""
    if key in BY_KEY:
        dimension = BY_KEY[key].dimension
        return dimension.key if dimension.is_partition else ""
    own = _OWN.fullmatch(key)
    return f"own{own['dimension']}" if own and own["dimension"] else ""


def partition_of(dimension: Dimension) -> tuple[str, ...]:
    """Keys of the groups of a dimension that add up to everyone; empty when its groups overlap."""
    return tuple(group.key for group in GROUPS if group.dimension == dimension) if dimension.is_partition else ()
