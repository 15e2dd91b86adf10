"""The open questions of an empathy interview: those that are shipped, and reading a team's own. Pure."""

FEWEST, MOST, LONGEST = 4, 8, 200
SHIPPED = (
    "Tell me about a day lately that went well for you here. What made it good?",
    "Tell me about a time when it was hard. What happened just before?",
    "What did you do then, and what did others do?",
    "If you could change one thing about it by next week, what would it be?",
    "Who or what has helped you before?",
    "What should we have asked you, and did not?",
)


def read(text: str) -> list[str]:
    """One question a line; blank lines and marks of a list in front do not count."""
    lines = (line.strip().lstrip("-•*").strip() for line in text.splitlines())
    return [line for line in lines if line]


def problem_in(prompts: list[str]) -> str:
    """What is wrong with a list of questions, in a sentence; empty for nothing."""
    if not FEWEST <= len(prompts) <= MOST:
        return f"Ask {FEWEST} to {MOST} questions, one a line. There are {len(prompts)}."
    if long := next((one for one in prompts if len(one) > LONGEST), ""):
        return f"Shorten “{long[:40]}…” to {LONGEST} letters."
    if len(set(prompts)) < len(prompts):
        return "One question stands there twice."
    return ""
