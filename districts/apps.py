from django.apps import AppConfig


class DistrictsConfig(AppConfig):
    name = "districts"
    verbose_name = "Districts"

    def ready(self) -> None:
        """Say who does what is owed, and what is asked of people."""
        import districts.barriers.briefs.notices
        import districts.barriers.due_now
        import districts.barriers.notices
        import districts.calendars.due_now
        import districts.guest_passes.notices
        import districts.guest_passes.offers
        import districts.pulse.due_now
        import districts.pulse.jobs
        import districts.pulse.notices
        import districts.reminders.jobs
        import districts.reminders.notices
        import districts.scheduling.jobs
        import districts.scheduling.notices
        import districts.scheduling.runs
        import districts.scheduling.ways
        import districts.support.due_now
        import districts.support.visits.due_now
        import districts.support.visits.jobs
        import districts.support.visits.notices
        import districts.support.ways  # noqa: F401
