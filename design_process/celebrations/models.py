"""Celebration: what a team celebrates of a closed cycle, whatever the cycle came to, as a card of its team."""

from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from design_process.cards.models import Card
from design_process.cycles.models import TestCycle
from districts.directory.access import CardScoped, Visibility
from districts.directory.models import Member
from network.membership.models import Network


class CelebrationQuerySet(CardScoped):
    def given_to(self, person: Any) -> Self:
        """Those that their teams have opened as far as this person, and those of the person's own team."""
        ours = Q(member__in=person.holdings.working_members)
        return self.seen_by(person).filter(~Q(visibility=Visibility.TEAM) | ours)


@pghistory.track()
class Celebration(Card):
    """What was learned, what helped, and what is not known yet. Never without the last two."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="celebrations")
    cycle = models.OneToOneField(TestCycle, models.CASCADE, related_name="celebration")
    title = models.CharField(max_length=160)
    learned = models.TextField()
    helped = models.TextField()
    not_known = models.TextField()
    people = models.CharField(max_length=300, blank=True)
    act = models.CharField(max_length=8, choices=TestCycle.Act.choices)
    learned_on = models.DateField()  # the day the cycle closed
    school_year = models.CharField(max_length=7)

    objects = CelebrationQuerySet.as_manager()

    class Meta:
        ordering = ["-learned_on", "-pk"]
        indexes = [models.Index(fields=["network", "-learned_on", "-id"], name="celebration_of_network")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(learned="") & ~Q(helped="") & ~Q(not_known=""),
                name="celebration_says_all_four",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("celebrations:celebration", args=[self.pk])


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class CelebrationShare(Celebration.shared_with.through):  # type: ignore[misc,name-defined]
    """A district named for a celebration: watched, so that the history knows to whom it was open, and when."""

    class Meta:
        proxy = True
