from importlib import import_module

from django.apps import AppConfig

# The features that ask something of people: what each puts on Due now stands in its `due_now.py`.
ASKING = (
    "cycles", "data_walks", "evidence.insights", "ideas", "ideas.choosing", "lessons", "measures", "number_files",
    "one_minute", "problems", "problems.rating", "project_plan", "surveys",
)  # fmt: skip
# Those that ask in rounds with a last day: who is reminded of it stands in their `last_day.py`.
IN_ROUNDS = ("data_walks", "ideas", "ideas.choosing", "problems.rating")


class DesignProcessConfig(AppConfig):
    name = "design_process"
    verbose_name = "Design process"

    def ready(self) -> None:
        """Register the handlers of effects and the scheduled jobs of this folder."""
        from design_process.agendas import offers  # noqa: F401
        from design_process.cycles import happenings  # noqa: F401
        from design_process.cycles import tries as of_theories  # noqa: F401
        from design_process.digests import jobs as of_digests  # noqa: F401
        from design_process.digests import notices  # noqa: F401
        from design_process.heard import due_now as said_in_private  # noqa: F401
        from design_process.heard import jobs as of_private_words  # noqa: F401
        from design_process.heard import notices as of_private_letters  # noqa: F401
        from design_process.heard import offers as to_private_words  # noqa: F401
        from design_process.lessons import for_guests as learned  # noqa: F401
        from design_process.lessons import notices as of_lessons  # noqa: F401
        from design_process.measures import jobs  # noqa: F401
        from design_process.measures.events import flags  # noqa: F401
        from design_process.measures.publication import jobs as of_publication  # noqa: F401
        from design_process.measures.ways import jobs as of_ways  # noqa: F401
        from design_process.network_sets import jobs as of_sets  # noqa: F401
        from design_process.number_files import jobs as of_number_files  # noqa: F401
        from design_process.one_minute import jobs as of_one_minute  # noqa: F401
        from design_process.one_minute import notices as of_questions  # noqa: F401
        from design_process.problems import for_guests as work  # noqa: F401
        from design_process.progress import for_guests as months  # noqa: F401
        from design_process.sharing import jobs as of_sharing  # noqa: F401
        from design_process.sharing import memory  # noqa: F401

        for feature in ASKING:
            import_module(f"design_process.{feature}.due_now")
        for feature in IN_ROUNDS:
            import_module(f"design_process.{feature}.last_day")
