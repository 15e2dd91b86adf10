"""What the reading steps say: a few sentences, one question without a mark, and what each answer leads to. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """`then`: what it leads to, told to whoever chose it. `fits`: as the network would do it."""

    key: str
    words: str
    then: str
    fits: bool = False


@dataclass(frozen=True)
class ReadingPage:
    title: str
    why: str
    sentences: tuple[str, ...]
    question: str
    choices: tuple[Choice, ...]


PAGES = {
    "network": ReadingPage(
        "How a network learns",
        "Why so many districts do this together.",
        (
            "The districts here share one question about teaching, and each tries small changes in its own rooms.",
            "What one of them finds out, the others read: also, and above all, what did not work.",
            "Nobody ranks districts or people here. You compare yourself with your own past.",
            "The hub helps. The work and its words belong to the team until the team opens them.",
        ),
        "A team elsewhere writes that its test failed, and why. What would you do?",
        (
            Choice("read", "Read it, and tell them if it spares us something",
                   "That is what a network is for. One tap thanks them, and they see whom it helped.", True),
            Choice("judge", "Keep in mind how that team is doing",
                   "Then nobody would write such a thing again. Read it as a gift: it cost them weeks, you a minute."),
            Choice("wait", "Wait until somebody shares what worked",
                   "That comes too. But you would pay for the same mistake that they have paid for already."),
        ),
    ),
    "people-first": ReadingPage(
        "Begin with the people",
        "How an idea becomes a test, and a test becomes a change.",
        (
            "First you listen: to pupils, teachers, aides and families, before anybody names a solution.",
            "Then you try something small: one room, a few weeks, one number that would tell you.",
            "Before it starts you write down what you expect. Afterwards you compare, and say what did not work.",
            "Only what held is tried in more rooms. Letting something go is a good end of a test.",
        ),
        "Your team has a fine idea on the first day. What would you do?",
        (
            Choice("school", "Start it in the whole school at once",
                   "If it fails, it fails for everybody, and few will want to try the next thing. Start in one room."),
            Choice("room", "Ask a few people what it is like for them, then try it in one room",
                   "Small and soon. In three weeks you know more than any debate can tell you.", True),
            Choice("proof", "Wait until a study has proven it",
                   "A study tells what held elsewhere. Whether it holds in your rooms, a small test tells in weeks."),
        ),
    ),
    "voices": ReadingPage(
        "Everyone’s view counts the same",
        "How a team of teachers, families, principals and aides talks.",
        (
            "Ideas are written in silence and without names, and read before anybody knows whose they are.",
            "Everybody scores for themselves first. What lies apart is talked about; nobody’s own score is told.",
            "In meetings whoever has not spoken is asked before somebody speaks twice.",
            "Who was not heard can tell a facilitator in private. The link stands below your team on the people page.",
        ),
        "An aide in your team is interrupted twice. What would you do?",
        (
            Choice("later", "Ask them after the meeting what they wanted to say",
                   "That is kind. But the others have missed it: a decision was made without it."),
            Choice("now", "Say: I would like to hear the end of that",
                   "One sentence, and the floor is theirs again. Anybody in the room can say it.", True),
            Choice("nothing", "Nothing: the chair runs the meeting",
                   "The chair may not have seen it. Whoever sees it can give the floor back."),
        ),
    ),
    "data": ReadingPage(
        "What becomes of our numbers",
        "What your district agrees to, and what it never hands out.",
        (
            "Trellis keeps sums: so many pupils of so many. It never keeps a pupil’s name or row.",
            "Your district says, with a name and a date, whether the hub reads its numbers in full.",
            "Without that yes the hub sees only what is safe to print. You can end the yes on any day.",
            "What leaves your district is checked first: small groups are hidden in every table, chart and letter.",
        ),
        "Somebody asks you for a list with pupils’ names, to enter it more easily. What would you do?",
        (
            Choice("send", "Send it, and ask them to delete it afterwards",
                   "A list that was sent is copied by every machine on its way. Nothing here needs a name."),
            Choice("count", "Have it counted at home, and send the counts",
                   "Two numbers are enough: how many, of how many. The list never leaves the school.", True),
            Choice("initials", "Send it with initials instead of names",
                   "In a small school initials are names. Counts are enough."),
        ),
    ),
    "small": ReadingPage(
        "Small numbers point at children",
        "Why a table sometimes shows a star, and what to do instead.",
        (
            "If three of four pupils in a grade can do something, the whole town knows who the fourth is.",
            "So small groups are hidden everywhere: in tables, charts, files, letters and printed pages.",
            "Sometimes a second number is hidden beside it, so that nobody can work out the first.",
            "The page says why, and offers what is safe: a longer time, several districts together, or a story.",
        ),
        "A number you need for a slide is hidden. What would you do?",
        (
            Choice("subtract", "Work it out from the total",
                   "Then the slide tells what the star protected. If you can work it out, please tell a facilitator."),
            Choice("longer", "Take the whole year together, or tell what happened in words",
                   "A year has enough pupils, and a story is often what people remember.", True),
            Choice("ask", "Ask the school for it by phone",
                   "They may know it, but it would stand on a slide then. It stays in the school."),
        ),
    ),
    "clear-the-way": ReadingPage(
        "Clear the way",
        "What only a sponsor can do, and what is better left to the team.",
        (
            "You remove what the team cannot: a schedule, a substitute, a form, a rule.",
            "You answer what you are asked: done, by when, or no and why. A no with a reason helps more than silence.",
            "You do not steer the tests. The team decides what it tries, and opens it to you when it is ready.",
            "What is not open yet stays theirs, so that they can be honest about what did not work.",
        ),
        "A board member asks about a test that your team has not opened to you. What would you do?",
        (
            Choice("draft", "Ask the team to show you the draft tonight",
                   "They would, and next time they would write less. Ask when it will be open instead."),
            Choice("open", "Say that it is running, and show what the team has opened",
                   "That is honest and it keeps the room in which a team dares to try. Your page prints well.", True),
            Choice("stop", "Ask the team to wait with such tests",
                   "A test is small so that it can fail cheaply. What would you need to know before it starts?"),
        ),
    ),
    "help": ReadingPage(
        "Help, not marks",
        "What the pages of the hub tell, and what they never tell.",
        (
            "Where a member stands is found out from what it has made, and the page says why in a sentence.",
            "It is help: who could use a call, a visit, more time. Nobody is ranked, and nobody is scored.",
            "Where the records lag behind, set the position by hand and say why. The member reads your reason.",
            "You may enter something for a team after a call. You can never open a team’s card to others.",
        ),
        "A member looks stuck, but you saw them test on paper last week. What would you do?",
        (
            Choice("leave", "Leave it: they should keep their records",
                   "They are short of time, not of will. One line from you and the page tells the truth."),
            Choice("hand", "Set their position by hand, and say what you saw",
                   "It takes a minute. The board is right again, and the team reads that its work was seen.", True),
            Choice("invent", "Enter a test cycle for them as it may have been",
                   "Then there would be numbers nobody has counted. Ask on a call, and enter what they tell you."),
        ),
    ),
}  # fmt: skip
