"""What tests of a planned year do over and over."""

from django.urls import reverse

from districts.calendars.models import CalendarSpan


def closed(member, first, last):
    CalendarSpan.objects.create(
        network=member.network, member=member, school_year="2026-27", starts_on=first, ends_on=last, label="Closed"
    )


def year_page(network):
    return reverse("scheduling:year", args=[network.slug])
