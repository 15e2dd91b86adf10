"""The one-minute log of the demonstration: a letter whose question waits for a driver, and one that was answered by reply."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from design_process.cycles.models import Log, Observation, TestCycle
from design_process.one_minute.actions import Hand, Said, answer, owe_letter
from design_process.one_minute.asking import put, question_of
from design_process.one_minute.models import Answer, Ask, MailReply
from design_process.one_minute.question import RUN, Question
from network.membership.models import Network
from network.people.models import Person
from tests.demo_days import at_three

KEY = UUID("6f6d8a4e-1d0a-4c8e-9a53-0d2f6f0f7a01")
ASKED = Question(RUN, "Did you run it this week? What happened?", "Nothing was written down for that week yet.")
SAID = Said(choice="partly", words="Three of four classes. The fire drill took the fourth.")


def ask_in_a_minute(network: Network, drivers: dict[str, Person]) -> None:
    """One running test waits for its driver's answer, with a letter; they answered last week's question."""
    today = timezone.localdate()
    rows = TestCycle.objects.open_cycles().filter(network=network, state=TestCycle.State.DO, starts_on__lte=today)
    for cycle in rows.select_related("prototype", "member__district", "network").order_by("pk"):
        question = question_of(cycle, today)
        if question is not None:
            driver = drivers[cycle.member.district.name]
            _answered_last_week(cycle, driver)
            ask = put(question, cycle, driver, today=today, now=timezone.now())
            owe_letter(ask.pk, network.pk, ask.round)
            return


def _answered_last_week(cycle: TestCycle, driver: Person) -> Ask:
    day = timezone.localdate() - timedelta(days=7)
    ask = put(ASKED, cycle, driver, today=day, now=at_three(day))
    made = answer(ask, SAID, Hand(driver, Answer.Way.REPLY), client_key=KEY)
    MailReply.objects.create(
        network_id=ask.network_id,
        member_id=ask.member_id,
        ask=ask,
        message_key=KEY.hex,
        outcome=MailReply.Outcome.KEPT,
        words=f"In part. {SAID.words}",
        answer=made,
        at=at_three(day),
    )
    Answer.objects.filter(pk=made.pk).update(at=at_three(day))
    Log.objects.filter(pk=made.log_id).update(at=at_three(day))
    Observation.objects.filter(log=made.log_id).update(observed_on=day, at=at_three(day))
    return ask
