"""Test cycles (plan, do, study, act), what was predicted and seen in them, and the log by which the latter arrives."""

from typing import Any, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from design_process.cards.models import Card
from design_process.measures.models import Indicator, Measurement
from design_process.prototypes.models import Prototype
from districts.directory.access import CardScoped, WorkScoped
from districts.directory.models import Member
from network.membership.models import Network


class RampQuerySet(models.QuerySet["Ramp"]):
    def seen_by(self, person: Any) -> Self:
        """Those of the prototypes that the person sees."""
        return self.filter(prototype__in=Prototype.objects.seen_by(person))

    def with_owner(self) -> Self:
        """Each with `member_id`, so that the door knows whose it is."""
        return self.annotate(member_id=F("prototype__member_id"))


@pghistory.track()
class Ramp(models.Model):
    """An ordered series of a prototype's cycles that grows in scale. Several may run beside each other."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    prototype = models.ForeignKey(Prototype, models.CASCADE, related_name="ramps")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … within the prototype
    name = models.CharField(max_length=80)

    objects = RampQuerySet.as_manager()

    class Meta:
        ordering = ["prototype", "number"]
        constraints = [
            models.UniqueConstraint(fields=["prototype", "number"], name="ramp_number_once"),
            models.UniqueConstraint(fields=["prototype", "name"], name="ramp_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="ramp_named"),
        ]

    def __str__(self) -> str:
        return self.name


class TestCycleQuerySet(CardScoped):
    def settled(self) -> Self:
        """Closed, with nothing that has to be tried again (`is_settled`)."""
        return self.filter(state=TestCycle.State.CLOSED, act__in=[TestCycle.Act.ADOPT, TestCycle.Act.ABANDON])

    def open_cycles(self) -> Self:
        """Cycles whose team has not decided yet."""
        return self.exclude(state=TestCycle.State.CLOSED)

    def most_likely_first(self) -> Self:
        """In the order somebody is likely to mean them: logged last, then begun last."""
        last = Log.objects.filter(cycle=OuterRef("pk")).order_by("-at").values("at")[:1]
        return self.annotate(logged_at=Subquery(last)).order_by(
            F("logged_at").desc(nulls_last=True), "-starts_on", "-pk"
        )


@pghistory.track()
class TestCycle(Card):
    __test__ = False  # a name of the field, not a test class

    class State(models.TextChoices):
        PLAN = "plan", "Plan"
        DO = "do", "Do"
        STUDY = "study", "Study"
        CLOSED = "closed", "Closed"

    class Act(models.TextChoices):
        ADOPT = "adopt", "Adopt"
        ADAPT = "adapt", "Adapt"
        ABANDON = "abandon", "Abandon"
        EXPAND = "expand", "Expand"

    class Scale(models.TextChoices):
        CLASSROOM = "classroom", "One classroom"
        CLASSROOMS = "classrooms", "A few classrooms"
        SCHOOL = "school", "One school"
        DISTRICT = "district", "The district"

    class AsPlanned(models.TextChoices):
        YES = "yes", "Yes"
        PARTLY = "partly", "In part"
        NO = "no", "No"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="test_cycles")
    prototype = models.ForeignKey(Prototype, models.CASCADE, related_name="cycles")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … within the prototype
    ramp = models.ForeignKey(Ramp, models.RESTRICT, related_name="cycles")
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLAN)
    # plan
    question = models.CharField(max_length=300)
    prediction = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField()
    scale = models.CharField(max_length=10, choices=Scale.choices, default=Scale.CLASSROOM)
    # the full plan: each part may stay empty
    objective = models.CharField(max_length=300, blank=True)
    change = models.CharField(max_length=1000, blank=True)
    place = models.CharField(max_length=200, blank=True)
    plan_on_behalf = models.BooleanField(default=False)  # the parts above were last written by the hub
    # do
    as_planned = models.CharField(max_length=6, choices=AsPlanned.choices, blank=True)
    not_planned = models.TextField(blank=True)
    do_on_behalf = models.BooleanField(default=False)
    # study
    findings = models.TextField(blank=True)
    did_not_work = models.TextField(blank=True)
    surprise = models.TextField(blank=True)
    studied_at = models.DateTimeField(null=True, blank=True)
    # act
    act = models.CharField(max_length=8, choices=Act.choices, blank=True)
    act_reason = models.CharField(max_length=300, blank=True)
    next_plan = models.CharField(max_length=1000, blank=True)
    retry_if = models.CharField(max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = TestCycleQuerySet.as_manager()

    class Meta:
        ordering = ["prototype", "number"]
        constraints = [
            models.UniqueConstraint(fields=["prototype", "number"], name="test_cycle_number_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="test_cycle_dates"),
            models.CheckConstraint(
                condition=Q(studied_at=None) | ~Q(did_not_work=""), name="test_cycle_study_says_what_did_not_work"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed")
                | (~Q(act="") & ~Q(act_reason="") & Q(studied_at__isnull=False, closed_at__isnull=False)),
                name="test_cycle_closed_with_decision",
            ),
            models.CheckConstraint(
                condition=Q(retry_if="") | Q(act="abandon"), name="test_cycle_retries_what_was_abandoned"
            ),
            models.CheckConstraint(
                condition=Q(act__in=["", "adopt", "adapt", "abandon", "expand"]), name="test_cycle_act_known"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="ramp_of_its_prototype",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func="""
                    IF NOT EXISTS (
                        SELECT FROM design_process_ramp r WHERE r.id = NEW.ramp_id AND r.prototype_id = NEW.prototype_id
                    ) OR EXISTS (
                        SELECT FROM design_process_testcycle c
                        WHERE c.id = NEW.follows_id AND c.prototype_id <> NEW.prototype_id
                    ) THEN
                        RAISE EXCEPTION USING
                            MESSAGE = 'a cycle stands in a ramp of its own prototype, after a cycle of it',
                            ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    @property
    def is_settled(self) -> bool:
        """Nothing has to be tried again: what is left is to tell others what it taught."""
        return self.act in (self.Act.ADOPT, self.Act.ABANDON)

    def __str__(self) -> str:
        return f"Cycle {self.number} of {self.prototype.name}"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class TestCycleShare(TestCycle.shared_with.through):  # type: ignore[misc,name-defined]
    """A district named for a cycle: watched, so that the history knows to whom it was open, and when."""

    __test__ = False

    class Meta:
        proxy = True


class Log(models.Model):
    """One visit to the Log it page. Its key is made with the form: sent twice, stored once."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="logs")
    client_key = models.UUIDField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on_behalf = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    cycle = models.ForeignKey(TestCycle, models.CASCADE, null=True, blank=True, related_name="logs")
    sent = models.CharField(
        max_length=64, default=""
    )  # fingerprint of what was typed: tells a repeat from a second thought
    measurements = models.ManyToManyField(Measurement, blank=True, related_name="+")

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["network", "client_key"], name="log_sent_once")]
        indexes = [models.Index(fields=["member", "-at"], name="log_of_member")]  # when was it last heard of


class ObservationQuerySet(WorkScoped):
    def with_photo(self) -> Self:
        """Each with who wrote it, and with what is known of its photo, but not the picture itself."""
        return self.select_related("by", "photo__removed_by").defer("photo__content")


class Observation(models.Model):
    """What somebody saw on a day of a test cycle."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    cycle = models.ForeignKey(TestCycle, models.CASCADE, related_name="observations")
    log = models.OneToOneField(Log, models.SET_NULL, null=True, blank=True, related_name="observation")
    observed_on = models.DateField()
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on_behalf = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["-observed_on", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="observation_says_something")]


def _fixed(states: str, cycle: str, *, but: str = "") -> str:
    """A trigger's body: once the cycle is in one of `states`, no row is made, taken, or changed in more than `but`."""
    return f"""
        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{but}' = to_jsonb(OLD) - '{but}' THEN RETURN NEW; END IF;
        IF EXISTS (SELECT FROM design_process_testcycle c WHERE c.id = {cycle} AND c.state IN ({states})) THEN
            RAISE EXCEPTION USING
                MESSAGE = 'this cycle is past that step: ' || TG_TABLE_NAME || ' stays as it is',
                ERRCODE = 'check_violation';
        END IF;
        RETURN coalesce(NEW, OLD);
    """


_EVERY = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
_OF_PREDICTION = """(SELECT p.cycle_id FROM design_process_prediction p
                    WHERE p.id = coalesce(NEW.prediction_id, OLD.prediction_id))"""


class PredictionQuerySet(models.QuerySet["Prediction"]):
    def seen_by(self, person: Any) -> Self:
        """Those of the cycles that the person sees."""
        return self.filter(cycle__in=TestCycle.objects.seen_by(person))

    def with_owner(self) -> Self:
        """Each with `member_id`, so that the door knows whose it is."""
        return self.annotate(member_id=F("cycle__member_id"))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Prediction(models.Model):
    """What a team thinks a number will do in a test cycle. Changeable until the study, then fixed by the database.

    It does not say who thought so: how sure somebody was is theirs alone.
    """

    class Direction(models.TextChoices):
        RISE = "rise", "rises"
        FALL = "fall", "falls"
        STAY = "stay", "stays between"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    cycle = models.ForeignKey(TestCycle, models.CASCADE, related_name="predictions")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="predictions")
    group = models.CharField(max_length=40, default="all")  # key of a student group
    direction = models.CharField(max_length=4, choices=Direction.choices)
    low = models.FloatField(null=True, blank=True)  # where it ends, in the indicator's unit: at least
    high = models.FloatField(null=True, blank=True)  # at most
    by_when = models.DateField(null=True, blank=True)  # empty: the cycle's last day
    why = models.CharField(max_length=300, blank=True)
    while_running = models.BooleanField(default=False)  # written or changed after the first observation

    objects = PredictionQuerySet.as_manager()

    class Meta:
        ordering = ["cycle", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "indicator", "group"], name="prediction_once"),
            models.CheckConstraint(
                condition=Q(low=None) | Q(high=None) | Q(low__lte=F("high")), name="prediction_bounds_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(direction="stay") | Q(low__isnull=False, high__isnull=False),
                name="prediction_stays_between",
            ),
            models.CheckConstraint(
                condition=(Q(low=None) | Q(low__gte=-1e9, low__lte=1e9))
                & (Q(high=None) | Q(high__gte=-1e9, high__lte=1e9)),
                name="prediction_finite",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="fixed_by_the_study",
                operation=_EVERY,
                when=pgtrigger.Before,
                func=_fixed("'study', 'closed'", "coalesce(NEW.cycle_id, OLD.cycle_id)"),
            )
        ]


class SurenessQuerySet(models.QuerySet["Sureness"]):
    def seen_by(self, person: Any) -> Self:
        """One's own: nobody else's, whatever one's role."""
        return self.filter(person=person)


class Sureness(models.Model):
    """How sure one person was of a prediction, in percent. Theirs alone: no page, letter or line of history has it."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    prediction = models.ForeignKey(Prediction, models.CASCADE, related_name="sureness")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    percent = models.PositiveSmallIntegerField()

    objects = SurenessQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["prediction", "person"], name="sureness_once"),
            models.CheckConstraint(condition=Q(percent__range=(50, 100)), name="sureness_percent"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="fixed_by_the_study",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=_fixed("'study', 'closed'", _OF_PREDICTION),
            )
        ]


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def seen_by(self, person: Any) -> Self:
        """Those of the cycles that the person sees. What the numbers said (`because`) is the team's and the hub's."""
        return self.filter(prediction__cycle__in=TestCycle.objects.seen_by(person))


@pghistory.track()
class Outcome(models.Model):
    """Whether a prediction held: what the numbers said then, what the team says, and why where the two differ."""

    class Verdict(models.TextChoices):
        HELD = "held", "Held"
        PARTLY = "partly", "Partly held"
        NOT_HELD = "not_held", "Did not hold"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    prediction = models.OneToOneField(Prediction, models.CASCADE, related_name="outcome")
    proposed = models.CharField(max_length=8, choices=Verdict.choices, blank=True)  # empty: no numbers yet
    because = models.CharField(max_length=400)  # what was compared, with its counts
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict=F("proposed")) | ~Q(reason=""), name="outcome_says_why_it_differs"
            ),
            models.CheckConstraint(condition=~Q(verdict=""), name="outcome_says_something"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="fixed_by_the_decision",
                operation=pgtrigger.Update | pgtrigger.Delete,  # what could not be said then may be said once, later
                when=pgtrigger.Before,
                func=_fixed("'closed'", _OF_PREDICTION, but="by_id"),
            )
        ]
