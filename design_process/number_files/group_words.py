"""Student groups by the words files have for them: the state's codes, its long names, and ours. Pure."""

from functools import lru_cache

from districts.directory.groups import BY_CODE, BY_KEY, GROUPS
from network.lib.csvfile import column_key

_OTHER_WORDS: dict[str, str] = {
    "everyone": "all",
    "all_students": "all",
    "all_pupils": "all",
    "total": "all",
    "african_american": "black",
    "black_african_american": "black",
    "american_indian_alaska_native": "american_indian",
    "hispanic_latino": "hispanic",
    "latino": "hispanic",
    "native_hawaiian_or_pacific_islander": "pacific_islander",
    "two_or_more_races": "two_or_more",
    "multiple_races": "two_or_more",
    "race_not_reported": "not_reported",
    "girls": "female",
    "boys": "male",
    "nonbinary": "non_binary",
    "english_learners": "english_learner",
    "ell": "english_learner",
    "multilingual_learners": "english_learner",
    "socioeconomically_disadvantaged": "low_income",
    "economically_disadvantaged": "low_income",
    "students_with_disabilities": "with_disability",
    "with_disabilities": "with_disability",
    "special_education": "with_disability",
    "iep": "with_disability",
    "free_reduced_meals": "meals",
    "homeless_youth": "homeless",
    "foster_youth": "foster",
    "migrant_education": "migrant",
}
_WORDS: dict[str, str] = {
    **{column_key(group.label): group.key for group in GROUPS},
    **{code.casefold(): key for code, key in BY_CODE.items()},
    **{group.column: group.key for group in GROUPS if group.column and group.key != "all"},
    **_OTHER_WORDS,
    **{key: key for key in BY_KEY},
}


@lru_cache(maxsize=5_000)
def group_of(word: str) -> str:
    """The key of the group that a word stands for, or nothing when Trellis knows none."""
    return _WORDS.get(column_key(word), "")
