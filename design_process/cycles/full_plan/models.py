"""The parts of a full plan that there are several of: questions with predictions in words, tasks, data to collect."""

from typing import Any, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from design_process.cycles.models import TestCycle
from design_process.measures.models import Indicator
from districts.directory.access import WorkScoped
from districts.directory.models import Member
from network.membership.models import Network

# What is said of a question in the study; the rest of it is fixed by then.
_JUDGED = "ARRAY['verdict', 'verdict_words']"
_STEP = "SELECT c.state FROM design_process_testcycle c WHERE c.id = coalesce(NEW.cycle_id, OLD.cycle_id)"


class CycleQuestionQuerySet(models.QuerySet["CycleQuestion"]):
    def seen_by(self, person: Any) -> Self:
        """Those of the cycles that the person sees."""
        return self.filter(cycle__in=TestCycle.objects.seen_by(person))

    def with_owner(self) -> Self:
        """Each with `member_id`, so that the door knows whose it is."""
        return self.annotate(member_id=F("cycle__member_id"))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class CycleQuestion(models.Model):
    """A further question of a cycle, what the team thinks will happen, and in the study whether it did.

    Its words are fixed by the study, what was said of it by the decision: the database holds both.
    """

    class Verdict(models.TextChoices):
        YES = "yes", "Yes"
        PARTLY = "partly", "In part"
        NO = "no", "No"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    cycle = models.ForeignKey(TestCycle, models.CASCADE, related_name="questions")
    words = models.CharField(max_length=300)
    prediction = models.CharField(max_length=300, blank=True)  # empty: carried over, and not predicted yet
    while_running = models.BooleanField(default=False)  # written or changed after the first observation
    verdict = models.CharField(max_length=6, choices=Verdict.choices, blank=True)
    verdict_words = models.CharField(max_length=300, blank=True)
    client_key = models.UUIDField()
    on_behalf = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CycleQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["cycle", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="cycle_question_sent_once"),
            models.CheckConstraint(condition=~Q(words=""), name="cycle_question_asks"),
            models.CheckConstraint(
                condition=Q(verdict="", verdict_words="") | (~Q(verdict="") & ~Q(verdict_words="")),
                name="cycle_question_judged_in_words",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="fixed_step_by_step",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=f"""
                    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id' THEN RETURN NEW; END IF;
                    IF ({_STEP}) = 'closed' OR (({_STEP}) = 'study' AND NOT (
                        TG_OP = 'UPDATE' AND to_jsonb(NEW) - {_JUDGED} = to_jsonb(OLD) - {_JUDGED}
                    )) THEN
                        RAISE EXCEPTION USING
                            MESSAGE = 'this cycle is past that step: its questions stay as they are',
                            ERRCODE = 'check_violation';
                    END IF;
                    RETURN coalesce(NEW, OLD);
                """,
            )
        ]

    def __str__(self) -> str:
        return self.words


class CycleTaskQuerySet(WorkScoped):
    def standing(self) -> Self:
        """Those that were not taken out."""
        return self.filter(dropped_at=None)

    def left_of(self, cycle: TestCycle) -> Self:
        """What was not done in a cycle and can go on in the next: nothing of one that was abandoned."""
        if cycle.closed_at is None or cycle.act == TestCycle.Act.ABANDON:
            return self.none()
        return self.standing().filter(cycle=cycle, done_on=None, carried_to=None)


@pghistory.track()
class CycleTask(models.Model):
    """What is to be done for a cycle: what, who, when, where. The team's and the hub's."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    cycle = models.ForeignKey(TestCycle, models.CASCADE, related_name="tasks")
    words = models.CharField(max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    due_on = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)
    # Of the cycle before, where it was not done. It goes on once.
    carried_from = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="carried_to")
    client_key = models.UUIDField()
    on_behalf = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CycleTaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="cycle_task_sent_once"),
            models.CheckConstraint(condition=~Q(words=""), name="cycle_task_says_what"),
            models.CheckConstraint(condition=Q(dropped_at=None) | Q(done_on=None), name="cycle_task_done_or_dropped"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="carried_from_the_cycle_before",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__carried_from__isnull=False),
                func="""
                    IF NOT EXISTS (
                        SELECT FROM design_process_cycletask t JOIN design_process_testcycle c ON c.id = NEW.cycle_id
                        WHERE t.id = NEW.carried_from_id AND t.cycle_id = c.follows_id
                    ) THEN
                        RAISE EXCEPTION USING
                            MESSAGE = 'a task goes on from the cycle that its cycle follows',
                            ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return self.words


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class DataToCollect(models.Model):
    """Who collects one number in a cycle, when and how. The team's and the hub's."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    cycle = models.ForeignKey(TestCycle, models.CASCADE, related_name="to_collect")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    who = models.CharField(max_length=120, blank=True)
    when_words = models.CharField(max_length=120, blank=True)
    how = models.CharField(max_length=300, blank=True)
    on_behalf = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["cycle", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "indicator"], name="data_to_collect_once"),
            models.CheckConstraint(
                condition=~Q(who="") | ~Q(when_words="") | ~Q(how=""), name="data_to_collect_says_something"
            ),
        ]
