"""Whatever may be due of somebody: for each kind of Due now, how it comes to be due and how it is answered."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from design_process.cycles.full_plan.actions import finish_task
from design_process.evidence.insights.question_actions import vote
from design_process.heard.actions import note_reading, write_on
from design_process.ideas.choosing.actions import give_scores as score_ideas
from design_process.lessons.actions import Unnamed, offer_unnamed, refuse_unnamed, words_from, write_lesson
from design_process.measures.actions import Entry, record_measurements
from design_process.number_files.actions import Whose, drop, keep_file
from design_process.one_minute.asking import put
from design_process.one_minute.models import Answer, MailReply
from design_process.one_minute.question import Question
from design_process.problems.actions import take_goal
from design_process.problems.models import GoalVersion
from design_process.progress import driver
from design_process.project_plan.actions import Task, add_task
from design_process.project_plan.actions import finish_task as finish_planned
from districts.barriers.actions import Answered, answer_barrier
from districts.barriers.briefs.actions import name_district
from districts.calendars.actions import drop_upload
from districts.calendars.models import CalendarUpload
from districts.directory.models import Member
from districts.pulse.actions import answer_pulse
from districts.support.visits.actions import answer_follow_up, answer_visit, open_debrief
from network.charter.actions import Words, newest, stand_by, write_version
from network.date_polls.actions import answer_poll
from network.meetings.actions import answer_invitation
from network.meetings.agenda_actions import answer_commitment
from tests.access_table.lessons import UNNAMED
from tests.world import (
    a_barrier,
    a_cycle,
    a_decision,
    a_design_cycle,
    a_goal,
    a_prototype,
    a_study,
    an_indicator,
    log_it,
)
from tests.world_barriers import a_brief
from tests.world_cycles import a_task
from tests.world_evidence import a_question, an_insight, some_evidence
from tests.world_heard import a_note
from tests.world_ideas import a_round, an_idea, an_open_round, some_scores
from tests.world_meetings import a_meeting, the_invitee
from tests.world_polls import a_poll, guest_of
from tests.world_pulse import a_pulse
from tests.world_questions import a_questionnaire, a_wave, say
from tests.world_ratings import a_rating, rate
from tests.world_rooms import a_commitment
from tests.world_support import a_checkin, a_follow_up, a_place, a_topic, a_visit, an_entry, let_it_be_today
from tests.world_surveys import a_survey, round_of, they_answer
from tests.world_walks import a_walk, noticed

TODAY = timezone.localdate
CASES: dict[str, Callable[[Any], Iterator[str]]] = {}


def days(count: int) -> timedelta:
    return timedelta(days=count)


def of(kind: str) -> Callable[[Any], Any]:
    """How a kind comes to be due (then what its line says is yielded), and how it is answered."""

    def keep(case: Any) -> Any:
        CASES[kind] = case
        return case

    return keep


def lines(cast, who: str = "driver", member: Member | None = None):
    asked = member or cast.member
    asked.refresh_from_db()
    return driver.due_now(asked, cast.everyone[who], today=TODAY()).items


def said(cast, who: str = "driver", member: Member | None = None) -> list[str]:
    return [line.item.words for line in lines(cast, who, member)]


@of("charter")
def _charter(cast):
    write_version(cast.network, Words(vision="Every child asks why."), seen=0, by=cast.facilitator)
    yield "Stand by the charter"
    stand_by(newest(cast.network), cast.network, by=cast.driver)


@of("date_polls")
def _poll(cast):
    poll = a_poll(cast.network, [cast.driver], by=cast.facilitator)
    yield "Which dates suit you? Planning the spring"
    answer_poll(guest_of(poll, cast.driver), {date.pk: "yes" for date in poll.dates.all()}, words="")


@of("invitations")
def _invitation(cast):
    meeting = a_meeting(cast.network, starts_at=timezone.now() + days(9), people=[cast.driver])
    yield "Can you come? Network meeting"
    answer_invitation(the_invitee(meeting, cast.driver), "yes")


@of("questions")
def _questions(cast):
    wave = a_wave(a_questionnaire(cast.network), cast.driver)
    yield "The day: A try"
    say(wave.receipts.get(), {"worth": 4})


@of("promises")
def _promise(cast):
    meeting = a_meeting(cast.network, starts_at=timezone.now() - days(20), people=[])
    promised = a_commitment(meeting, cast.driver, "Call the county", by=cast.facilitator)
    yield "Call the county"
    answer_commitment(promised, "done", by=cast.driver)


@of("pulse")
def _pulse(cast):
    pulse = a_pulse(cast.member, cast.driver)
    yield "Is Gold Ridge Union still in?"
    answer_pulse(pulse, "in", "")


@of("answered_barriers")
def _answered(cast):
    barrier = a_barrier(cast.member, "No substitute", by=cast.driver)
    answer_barrier(barrier, Answered("removed", "Found one."), by=cast.sponsor)
    yield "No substitute"
    barrier.answers.update(at=timezone.now() - days(15))  # news is news for two weeks


@of("brief_names")
def _brief(cast):
    part = a_brief(cast).parts.get(member=cast.member)
    yield f"May a joint brief name you? {part.brief.title}"
    name_district(part, True, by=cast.driver)


@of("calendar_uploads")
def _calendar(cast):
    upload = CalendarUpload.objects.create(
        network=cast.network, member=cast.member, school_year="2026-27", source="ics", name="school.ics", by=cast.driver
    )
    yield "School days wait for your yes: school.ics"
    drop_upload(upload)


@of("checkin_topics")
def _topic(cast):
    checkin = a_checkin(cast.member, facilitator=cast.facilitator, at=timezone.now() + days(3))
    yield "Say what you want to talk about"
    a_topic(checkin, by=cast.driver)


@of("visit_evidence")
def _evidence(cast):
    visit = a_visit(cast.neighbour, by=cast.neighbour_driver)
    place = a_place(visit, cast.member, cast.driver)
    let_it_be_today(visit)
    yield "Write down what you saw"
    an_entry(place)


@of("visits_hosted")
def _hosted(cast):
    visit = a_visit(cast.member, by=cast.driver)
    place = a_place(visit, cast.neighbour, cast.neighbour_driver)
    let_it_be_today(visit)
    an_entry(place)
    let_it_be_today(visit, days_ago=1)
    assert "Open the debrief of your visit" in said(cast)
    open_debrief(visit, by=cast.driver)
    yield "Answer your visitors"
    answer_visit(visit, "We talk less.", seen=0, by=cast.driver)


@of("visit_follow_ups")
def _follow_up(cast):
    asked = a_follow_up(a_visit(cast.neighbour, by=cast.neighbour_driver), cast.member, cast.driver)
    yield "What has changed since the visit?"
    answer_follow_up(asked, "We wait three seconds.")


@of("cycles")
def _cycle(cast):
    cycle = a_cycle(a_prototype(cast.member, by=cast.driver), by=cast.driver, starts_on=TODAY() - days(30))
    task = a_task(cycle, by=cast.driver, owner=cast.driver)
    assert {"Print the cards", "Study Cycle 1 of Talk moves"} <= set(said(cast))
    finish_task(task, done=True, by=cast.driver, on=TODAY())
    assert "Print the cards" not in said(cast)
    log_it(cast.member, by=cast.driver, cycle=cycle, words="Nine of 25.")
    a_study(cycle, by=cast.driver)
    yield "Decide on Cycle 1 of Talk moves"
    a_decision(cycle, by=cast.driver)


@of("numbers")
def _numbers(cast):
    start = TODAY() - days(TODAY().weekday())
    indicator = an_indicator(cast.network, by=cast.facilitator, starts_on=start)
    yield "Enter the number that is due"
    record_measurements(cast.member, [Entry(indicator.pk, start, 9, 25)], by=cast.driver)


@of("plan")
def _plan(cast):
    a_design_cycle(cast.network, by=cast.facilitator)
    project = cast.member.projects.get()
    phase = project.design_cycle.windows.order_by("phase__order")[0].phase
    task = add_task(project, phase, Task("Ask the bus drivers", TODAY()), by=cast.driver, client_key=uuid4())
    yield "Ask the bus drivers"
    finish_planned(task, done=True, by=cast.driver, on=TODAY())


@of("idea_rounds")
def _ideas(cast):
    asked = a_round(cast.member, by=cast.driver)
    yield "A round of ideas is open: write one"
    an_idea(asked, by=cast.driver)


@of("idea_scores")
def _scores(cast):
    asked = an_open_round(cast.member, (cast.driver, "One"), (cast.team_member, "Two"), by=cast.driver)
    scoring = some_scores(asked, by=cast.driver)
    yield "Score your team’s ideas"
    score_ideas(scoring, {(asked.ideas.first().pk, scoring.criteria.first().pk): 4}, by=cast.driver)


@of("problem_ratings")
def _rating(cast):
    scoring = a_rating(cast.network, by=cast.facilitator)
    yield "Rate the problems of practice"
    rate(scoring, [(cast.driver, cast.member)], 4)


@of("data_walks")
def _walk(cast):
    walk = a_walk(cast.network, by=cast.facilitator)
    yield "A data walk is open: look and write"
    noticed(walk, "Fewer on Fridays.", by=cast.driver, member=cast.member)


@of("goals")
def _goals(cast):
    goal = a_goal(cast.member, by=cast.facilitator, proposed=True)
    assert "The hub proposes a goal" in said(cast)
    take_goal(goal, seen=1, by=cast.driver)
    assert "The hub proposes a goal" not in said(cast)
    GoalVersion.objects.filter(goal=goal).update(by_when=TODAY() - days(1))
    yield "Look at your goal again"
    GoalVersion.objects.filter(goal=goal).update(by_when=TODAY() + days(90))


def _settled(cast):
    cycle = a_cycle(a_prototype(cast.member, by=cast.driver), by=cast.driver)
    log_it(cast.member, by=cast.driver, cycle=cycle, words="Nine of 25.")
    a_study(cycle, by=cast.driver)
    a_decision(cycle, "abandon", by=cast.driver)
    return cycle


@of("lessons")
def _lesson(cast):
    cycle = _settled(cast)
    yield "Tell what Cycle 1 of Talk moves taught"
    write_lesson(cycle, words_from(cycle), by=cast.driver)


@of("lessons_unnamed")
def _unnamed(cast):
    from tests.world import a_member

    a_member(cast.network, "Third Valley", pupils=300)
    cycle = _settled(cast)
    lesson = write_lesson(cycle, words_from(cycle), by=cast.driver)
    told = offer_unnamed(lesson, Unnamed(**UNNAMED), by=cast.facilitator)
    yield "May the hub tell your lesson without your name?"
    refuse_unnamed(told, by=cast.driver)


@of("surveys")
def _survey(cast):
    asked = round_of(a_survey(cast.member, by=cast.driver, expected=2))
    yield "A survey closes soon: Grade 7, period 2"
    they_answer(asked, (3,), (4,))


@of("question_votes")
def _vote(cast):
    insight = an_insight(some_evidence(cast.member, by=cast.driver), by=cast.driver)
    question = a_question(insight, by=cast.driver)
    assert "Vote on your team’s questions" not in said(cast), "one question is no choice"
    a_question(insight, "let everybody speak once", by=cast.driver)
    yield "Vote on your team’s questions"
    vote(question, by=cast.driver)


@of("mail_replies")
def _reply(cast):
    cycle = a_cycle(a_prototype(cast.member, by=cast.driver), by=cast.driver)
    ask = put(Question("study", "What did not work?", ""), cycle, cast.driver, today=TODAY(), now=timezone.now())
    about = {"network": cast.network, "member": cast.member, "ask": ask}
    MailReply.objects.create(**about, message_key="x", outcome=MailReply.Outcome.WAITS, words="Nothing.")
    yield "Your letter waits for your yes"
    Answer.objects.create(**about, client_key=uuid4(), sent="x", way=Answer.Way.PAGE, by=cast.driver)


@of("number_files")
def _file(cast):
    file = keep_file(Whose(cast.network, cast.member), b"Visits,Week\n4,2026-10-05\n", name="v.csv", by=cast.driver)
    yield "A file of numbers waits: v.csv"
    drop(file)


@of("heard")
def _in_private(cast):
    note = a_note(cast.member, by=cast.driver, to=(cast.facilitator,))
    assert "Something for you to read" not in said(cast)
    write_on(note, "I read it. Can we talk on Friday?", by=cast.facilitator, client_key=uuid4())
    yield "Something for you to read"
    note_reading(note)
