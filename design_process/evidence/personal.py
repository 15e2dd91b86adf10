"""What in a text looks as if it named somebody: found to ask gently, never to refuse. Pure."""

import re

_PATTERNS = (
    re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}"),
    re.compile(r"(?<![\d-])(?:\+?1[-. ])?\(?\d{3}\)?[-. ]?\d{3}[-. ]\d{4}(?!\d)"),
    re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Coach|Señora?|Sr|Sra)\.? [A-ZÀ-Þ][\w’'-]+"),
    re.compile(r"\b(?i:my name is|i am called|named|called) [A-ZÀ-Þ][a-zà-ÿ]+"),
)
# A word with a capital letter inside a sentence is likely a name; a first and a last name are one anywhere.
_TWO = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]{2,} [A-ZÀ-Þ][a-zà-ÿ]{2,}\b")
_INSIDE = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Þ][a-zà-ÿ]{2,}\b")
_NO_NAMES = frozenset(
    {
        "the", "my", "our", "your", "their", "his", "her", "when", "then", "but", "and", "she", "they", "you", "what",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
        "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "english", "spanish", "french", "german", "math", "maths", "science", "history", "reading", "writing",
        "art", "music", "christmas", "thanksgiving", "easter", "halloween", "american", "mexican", "california",
        "google", "youtube", "chromebook", "chromebooks", "zoom", "instagram", "tiktok", "kahoot", "god", "mom",
        "dad", "mum", "grandma", "grandpa",
    }
)  # fmt: skip


def looks_like_somebody(text: str) -> list[str]:
    """The parts of a text that look like a name, an e-mail address or a telephone number, each once, in order."""
    found: dict[str, int] = {}
    for pattern in (*_PATTERNS, _TWO, _INSIDE):
        for match in pattern.finditer(text):
            if pattern in _PATTERNS or not _NO_NAMES & set(match.group().lower().split()):
                found.setdefault(match.group(), match.start())
    whole = [one for one in found if not any(one != other and one in other for other in found)]
    return sorted(whole, key=found.__getitem__)
