from importlib import import_module

from django.apps import AppConfig

from network.lib.field_words import speak_plainly


class NetworkConfig(AppConfig):
    name = "network"
    verbose_name = "Network"

    def ready(self) -> None:
        speak_plainly()  # before anything below defines a form
        import_module("network.membership.notices")  # registers what it handles
        import_module("network.questionnaires.notices")
        import_module("network.meetings.notices")
        import_module("network.outbox.jobs")  # gives its jobs their turns
        import_module("network.running.jobs")
        import_module("network.feedback.notices")
        import_module("network.date_polls.notices")
        import_module("network.date_polls.jobs")
        import_module("network.feedback.jobs")
        import_module("network.feedback.ways")
        import_module("network.rooms.notices")
        import_module("network.charter.due_now")  # says what it asks of people
        import_module("network.date_polls.due_now")
        import_module("network.meetings.due_now")
        import_module("network.questionnaires.due_now")
        import_module("network.rooms.due_now")
        import_module("network.rooms.offers")  # its ways and protocols, to meetings
