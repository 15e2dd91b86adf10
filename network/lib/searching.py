"""Words that somebody typed, as a question to PostgreSQL's full text search. Pure."""

import re

CONFIG = "simple"  # whole words as they are, in any language: names and school words are not to be stemmed
LONGEST = 12  # words of a question that count
_WORD = re.compile(r"\w+")


def prefix_query(typed: str) -> str:
    """What a person typed as a query of beginnings of words: `frac tals` → `frac:* & tals:*`. Empty without a word.

    Only letters, digits and underscores come through, so nothing of the query language does.
    """
    return " & ".join(f"{word}:*" for word in _WORD.findall(typed.casefold())[:LONGEST])
