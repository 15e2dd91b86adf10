"""What two people of the demonstration's best-told team wrote in private: one has an answer, the other waits for one."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from design_process.heard.actions import Said, say_not_heard, write_on
from design_process.heard.models import NotHeard, NotHeardWord
from design_process.ideas.models import IdeaRound
from tests.demo_days import at_three
from tests.demo_ideas import PLACE, QUESTION

if TYPE_CHECKING:
    from tests.demo import County

WAITS = (
    "Nia Abara",
    "When we decided, I said that a drawing helps mine only if they may leave the words away. It was nodded at and then the card said half a sentence again.",
    "raise",
)
ANSWERED = (
    "Tomas Reyes",
    "Twice now the meeting was put on a Thursday, when I have bus duty. I asked for another day both times and heard nothing.",
    "talk",
)
ANSWER = "Thank you for telling me. I should have seen it. I call you on Friday after the last bus, if that suits you."


def say_in_private(county: "County") -> None:
    """One note about the decision on ideas that waits since three days, one that was answered yesterday."""
    member = county.members[PLACE]
    asked = IdeaRound.objects.get(member=member, question=QUESTION)
    for (who, what, wish), about, days in ((WAITS, asked, 3), (ANSWERED, None, 6)):
        key = UUID(int=county.dice.getrandbits(128), version=4)
        to = (county.facilitator,)
        note = say_not_heard(member, Said(what, wish, about), to, by=county.people[who], client_key=key)
        at = at_three(county.today - timedelta(days=days))
        NotHeard.objects.filter(pk=note.pk).update(at=at, said_at=at, looked_at=at)
    key = UUID(int=county.dice.getrandbits(128), version=4)
    word = write_on(note, ANSWER, by=county.facilitator, client_key=key)
    at = at_three(county.today - timedelta(days=1))
    NotHeardWord.objects.filter(pk=word.pk).update(at=at)
    NotHeard.objects.filter(pk=note.pk).update(answered_at=at)
