"""The cause map as an outline, and as a fishbone: where each bone, line and word stands. Pure.

The picture shows what fits; the outline beside it always says everything.
"""

from collections.abc import Sequence
from dataclasses import dataclass

CATEGORIES = ("Teaching", "Pupils", "Families", "Time", "Materials and rooms", "Rules and habits")
SIGNS = {"yes": "●", "partly": "◐", "no": "○", "": "·"}

WIDTH_OF_BONE, LINE, SLANT = 240, 25, 48  # units of the view box
MARGIN, LABEL, HEAD = 16, 34, 160
LETTERS, LETTERS_IN_HEAD, LINES_IN_HEAD = 25, 15, 8
LINES_OF_BONE = 9


@dataclass(frozen=True)
class Entry:
    """A cause as the outline has it. `sub`: those under it."""

    key: int
    words: str
    hands: str = ""
    sub: tuple["Entry", ...] = ()


@dataclass(frozen=True)
class Bone:
    """A category with its causes."""

    category: str
    causes: tuple[Entry, ...]


@dataclass(frozen=True)
class Written:
    """A line of text on a small line of its own, from `x1` to `x2` at `y`; `deep` for a sub-cause."""

    x1: float
    x2: float
    y: float
    words: str
    deep: bool = False

    @property
    def above(self) -> float:
        """Where the words stand: a little over their line."""
        return self.y - 5


@dataclass(frozen=True)
class DrawnBone:
    """A bone from (`x1`, `y1`) at its category to (`x2`, `y2`) on the spine."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    label_y: float
    lines: tuple[Written, ...]


@dataclass(frozen=True)
class Fishbone:
    width: float
    height: float
    spine_y: float
    spine_end: float
    bones: tuple[DrawnBone, ...]
    head: tuple[tuple[float, str], ...]  # y, words
    head_x: float
    head_y: float
    head_height: float
    head_width: float = HEAD

    @property
    def head_text_x(self) -> float:
        return self.head_x + 16


def bones_of(rows: Sequence[tuple[int, int | None, str, str, str]]) -> tuple[Bone, ...]:
    """The map of a list of causes: (key, key of the one above, category, words, hands), in their order.

    Categories stand in the order of those that are offered, then by when they were first used.
    """
    under: dict[int, list[Entry]] = {}
    for key, above, _, words, hands in rows:
        if above is not None:
            under.setdefault(above, []).append(Entry(key, words, hands))
    named: dict[str, list[Entry]] = {}
    for key, above, category, words, hands in rows:
        if above is None:
            named.setdefault(category, []).append(Entry(key, words, hands, tuple(under.get(key, ()))))
    order = {name: place for place, name in enumerate(CATEGORIES)}
    found = sorted(named, key=lambda name: order.get(name, len(order)))
    return tuple(Bone(name, tuple(named[name])) for name in found)


def sentence_of(bones: Sequence[Bone]) -> str:
    """How many causes there are, and how many the team can do something about."""
    every = [one for bone in bones for cause in bone.causes for one in (cause, *cause.sub)]
    if not every:
        return "Nothing is on the map yet."
    ours = sum(one.hands in ("yes", "partly") for one in every)
    count = "One cause" if len(every) == 1 else f"{len(every)} causes"
    if not ours:
        return f"{count}. Which of them are in your hands?"
    return f"{count}; {ours} of them {'is' if ours == 1 else 'are'} in your hands, at least partly."


def fishbone(bones: Sequence[Bone], problem: str) -> Fishbone:
    """The picture. Bones stand above and below the spine in turn, the problem at its right end."""
    texts = [_texts(bone) for bone in bones]
    up = max((len(lines) for lines in texts[::2]), default=0)
    down = max((len(lines) for lines in texts[1::2]), default=0)
    head = _wrapped(problem)
    head_height = 24 + 20 * len(head)
    above = max(LABEL + LINE * (up + 1), head_height / 2) + MARGIN
    below = max(LABEL + LINE * (down + 1) if down else 0, head_height / 2) + MARGIN
    end = MARGIN + WIDTH_OF_BONE * max((len(bones) + 1) // 2, 1) + 24
    drawn = tuple(
        _bone(place, bone, lines, above) for place, (bone, lines) in enumerate(zip(bones, texts, strict=True))
    )
    first = above - head_height / 2 + 27
    return Fishbone(
        width=end + HEAD + MARGIN,
        height=above + below,
        spine_y=above,
        spine_end=end,
        bones=drawn,
        head=tuple((first + 20 * line, words) for line, words in enumerate(head)),
        head_x=end,
        head_y=above - head_height / 2,
        head_height=head_height,
    )


def _bone(place: int, bone: Bone, texts: list[tuple[str, bool]], spine: float) -> DrawnBone:
    side = -1 if place % 2 == 0 else 1
    joint = MARGIN + WIDTH_OF_BONE * (place // 2 + 1)
    length = LINE * (len(texts) + 1)
    slant = min(SLANT, length / 2)  # a short bone stands steeper, so that it crosses no words
    far = spine + side * length
    lines = []
    for number, (words, deep) in enumerate(texts, 1):
        y = spine + side * (length - LINE * number) if side < 0 else spine + LINE * number
        x = joint - slant * abs(y - spine) / length
        lines.append(Written(joint - WIDTH_OF_BONE + 12 + (16 if deep else 0), round(x, 1), y, words, deep))
    label_y = far - 10 if side < 0 else far + 20
    return DrawnBone(joint - slant, far, joint, spine, _cut(bone.category), label_y, tuple(lines))


def _texts(bone: Bone) -> list[tuple[str, bool]]:
    """The lines of a bone: each cause with those under it. What does not fit is counted on the last line."""
    every = [
        (f"{SIGNS[one.hands]} {one.words}", one is not cause) for cause in bone.causes for one in (cause, *cause.sub)
    ]
    if len(every) <= LINES_OF_BONE:
        return [(_cut(words, deep), deep) for words, deep in every]
    shown = [(_cut(words, deep), deep) for words, deep in every[: LINES_OF_BONE - 1]]
    return [*shown, (f"and {len(every) - len(shown)} more in the outline", False)]


def _cut(words: str, deep: bool = False) -> str:
    most = LETTERS - (3 if deep else 0)
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _wrapped(words: str) -> list[str]:
    """The problem in lines that fit its box."""
    lines = [""]
    for whole in words.split():
        word = whole if len(whole) <= LETTERS_IN_HEAD else f"{whole[: LETTERS_IN_HEAD - 1]}…"
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if len(longer) <= LETTERS_IN_HEAD else [*lines, word]
    if len(lines) > LINES_IN_HEAD:
        return [*lines[: LINES_IN_HEAD - 1], f"{lines[LINES_IN_HEAD - 1][: LETTERS_IN_HEAD - 2]} …"]
    return lines
