"""Words that somebody typed, as a question to PostgreSQL's full text search. Pure."""

import re
from itertools import combinations

CONFIG = "simple"  # whole words as they are, in any language: names and school words are not to be stemmed
LONGEST = 12  # words of a question that count
_WORD = re.compile(r"\w+")


def prefix_query(typed: str) -> str:
    """What a person typed as a query of beginnings of words: `frac tals` → `frac:* & tals:*`. Empty without a word.

    Only letters, digits and underscores come through, so nothing of the query language does.
    """
    return " & ".join(f"{word}:*" for word in _WORD.findall(typed.casefold())[:LONGEST])


_COMMON = frozenset(
    {
        "about", "after", "also", "before", "could", "does", "doing", "each", "every", "everybody", "from",
        "have", "into", "more", "most", "only", "other", "ours", "over", "should", "some", "than", "that",
        "their", "them", "then", "there", "these", "they", "this", "those", "until", "very", "were", "what",
        "when", "where", "which", "while", "will", "with", "would", "your",
    }
)  # fmt: skip
ALIKE = 8  # words of a text that count when others like it are looked for


def alike_query(text: str) -> str:
    """What a text is about, as a query for others like it: any two of its words together, one alone if it has no more.

    Words of fewer than four letters and the most common ones say nothing. Empty when nothing is left.
    """
    words = (word.removesuffix("s") for word in _WORD.findall(text.casefold()) if len(word) > 3 and word not in _COMMON)
    told = [f"{word}:*" for word in dict.fromkeys(words)][:ALIKE]
    if len(told) < 2:
        return "".join(told)
    return " | ".join(f"({one} & {other})" for one, other in combinations(told, 2))
