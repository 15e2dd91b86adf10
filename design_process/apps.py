from importlib import import_module

from django.apps import AppConfig

# Handlers of effects, scheduled jobs, and what folders offer to pages below them.
REGISTERED = (
    "agendas.offers",
    "cycles.happenings",
    "cycles.tries",
    "digests.jobs",
    "digests.notices",
    "heard.jobs",
    "heard.notices",
    "heard.offers",
    "lessons.for_guests",
    "lessons.notices",
    "measures.events.flags",
    "measures.jobs",
    "measures.publication.jobs",
    "measures.ways.jobs",
    "network_sets.jobs",
    "number_files.jobs",
    "one_minute.jobs",
    "one_minute.notices",
    "problems.for_guests",
    "progress.for_guests",
    "sharing.jobs",
    "sharing.memory",
)
# The features that ask something of people: what each puts on Due now stands in its `due_now.py`.
ASKING = (
    "cycles", "data_walks", "evidence.insights", "heard", "ideas", "ideas.choosing", "lessons", "measures",
    "number_files", "one_minute", "problems", "problems.rating", "project_plan", "surveys",
)  # fmt: skip
# Those that ask in rounds with a last day: who is reminded of it stands in their `last_day.py`.
IN_ROUNDS = ("data_walks", "ideas", "ideas.choosing", "problems.rating")


class DesignProcessConfig(AppConfig):
    name = "design_process"
    verbose_name = "Design process"

    def ready(self) -> None:
        """Register the handlers of effects and the scheduled jobs of this folder."""
        for module in REGISTERED:
            import_module(f"design_process.{module}")
        for feature in ASKING:
            import_module(f"design_process.{feature}.due_now")
        for feature in IN_ROUNDS:
            import_module(f"design_process.{feature}.last_day")
