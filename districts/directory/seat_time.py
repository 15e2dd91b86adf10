"""How much time the people of a team have for its work, in plain words. Pure."""

from collections.abc import Sequence

from network.lib.words import counted

WEEKS_A_MONTH = 52 / 12


def minutes_a_week(minutes: int, per: str) -> float:
    """Minutes a week, of minutes a week or a month."""
    return minutes if per == "week" else minutes / WEEKS_A_MONTH


def time_words(minutes: int, per: str) -> str:
    """ "90 minutes a week"."""
    return f"{counted(minutes, 'minute', 'minutes')} a {per}"


def together_words(said: Sequence[float], people: int) -> str:
    """What a team has together, in whole hours or half ones. `said`: minutes a week of each who said it.

    Empty when nobody did. Who did not is counted, not guessed.
    """
    if not said:
        return ""
    halves = round(sum(said) / 30)
    if halves < 2:
        time = counted(max(round(sum(said)), 1), "minute", "minutes")
    else:
        time = counted(halves // 2, "hour", "hours") if halves % 2 == 0 else f"{halves // 2}½ hours"
    words = f"{counted(len(said), 'person', 'people')}, about {time} a week together"
    missing = people - len(said)
    return f"{words}; {missing} {'has' if missing == 1 else 'have'} not said how much." if missing else f"{words}."
