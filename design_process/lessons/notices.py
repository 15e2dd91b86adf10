"""The letter that thanks a team for a lesson."""

from django.urls import reverse

from design_process.lessons.models import Thanks
from network.lib.letters import Letter, absolute, send
from network.membership.access import reaches
from network.outbox.handlers import handles
from network.people.models import Person


@handles("lesson_thanks")
def tell_the_giver(thanks: int, person: int) -> None:
    """Tell a driver that their team's lesson helped, unless they have left the team since."""
    rows = Thanks.objects.select_related("lesson__member__district", "member__district", "by", "network")
    said = rows.filter(pk=thanks).first()
    reader = Person.objects.filter(pk=person).first()
    if said is None or reader is None or not reaches(reader, said):
        return
    context = {
        "reader": reader,
        "thanks": said,
        "network_name": said.network.name,
        "link": absolute(reverse("lessons:lesson", args=[said.lesson_id])),
    }
    subject = f"{said.member} thanks your team"
    send(Letter(f"lesson-thanks:{said.pk}:{reader.pk}", reader.email, subject, "lesson_thanks", context))
