"""Letters of joint briefs: to the county or the state, and word of the answer to the hub."""

from django.urls import reverse

from districts.barriers.briefs.links import brief_address
from districts.barriers.briefs.models import BriefAnswer, JointBrief
from network.lib.letters import Letter, absolute, send
from network.membership.models import RoleGrant
from network.membership.roles import HUB_ROLES
from network.outbox.handlers import handles
from network.people.models import Person


@handles("joint_brief")
def send_to_contact(brief: int) -> None:
    """The brief with its link. A letter that another has overtaken carries the same link, and is known as the same."""
    found = JointBrief.objects.select_related("network").filter(pk=brief, sent_at__isnull=False).first()
    if found is None:
        return
    context = {"brief": found, "network_name": found.network.name, "link": brief_address(found)}
    subject = f"{found.network.name} asks you: {found.title}"
    send(Letter(f"joint-brief:{found.pk}:{found.round}", found.contact_email, subject, "joint_brief", context))


@handles("joint_brief_answered")
def tell_the_hub(answer: int) -> None:
    """What was answered, to each facilitator; the districts are told of their own barriers."""
    found = BriefAnswer.objects.select_related("brief__network").filter(pk=answer).first()
    if found is None:
        return
    brief = found.brief
    grants = RoleGrant.objects.in_force().filter(network=brief.network_id, role__in=HUB_ROLES)
    for reader in Person.objects.filter(pk__in=grants.values("person"), is_active=True).order_by("pk"):
        context = {
            "answer": found,
            "brief": brief,
            "reader": reader,
            "network_name": brief.network.name,
            "link": absolute(reverse("barriers:brief", args=[brief.pk])),
        }
        subject = f"{brief.to_whom} answered: {brief.title}"
        send(
            Letter(
                f"joint-brief-answered:{found.pk}:{reader.pk}", reader.email, subject, "joint_brief_answered", context
            )
        )
