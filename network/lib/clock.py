"""The day it is for the site, whoever asks."""

from datetime import date

from django.utils import timezone


def site_today() -> date:
    """Today in the site's own zone.

    Roles are dated by the day. A page is rendered in its reader's zone, where it may already be tomorrow: were a
    role dated or judged by that, it would start late or outlive its end for people who live elsewhere.
    """
    return timezone.localdate(timezone=timezone.get_default_timezone())
