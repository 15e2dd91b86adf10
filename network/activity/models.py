"""Activity: a line for people about what somebody did, written in the same transaction as what they did."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from network.membership.models import Network, NetworkScoped


class Activity(models.Model):
    class About(models.TextChoices):
        ROLES = "roles", "Roles and rights"
        MEMBERS = "members", "Members"
        GOALS = "goals", "Goals"
        VISIBILITY = "visibility", "Who may see what"
        PROCESS = "process", "Process"
        WORK = "work", "Work"
        NUMBERS = "numbers", "Numbers"
        BARRIERS = "barriers", "Barriers"
        CALENDAR = "calendar", "Calendars and the year's plan"
        MEETINGS = "meetings", "Meetings"
        QUESTIONS = "questions", "Questionnaires"

    network = models.ForeignKey(Network, models.CASCADE, related_name="activity")
    about = models.CharField(max_length=12, choices=About.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    words = models.CharField(max_length=400)  # a sentence without its subject: "made Ana Ruiz driver of Gold Ridge"
    why = models.CharField(max_length=400, blank=True)
    # What it is about, kept loosely: history outlives the thing, and the thing may live in an upper folder.
    thing = models.CharField(max_length=60, blank=True)  # "districts.member"
    thing_id = models.BigIntegerField(null=True, blank=True)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "activity"
        indexes = [
            models.Index(fields=["network", "-at"], name="activity_of_network"),
            models.Index(fields=["network", "thing", "thing_id", "-at"], name="activity_of_thing"),
        ]
