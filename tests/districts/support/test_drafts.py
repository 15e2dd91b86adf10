"""What was sent is a draft no more: the page that follows tells the browser which one to forget."""

import uuid

from django.urls import reverse

from tests.world_support import a_checkin, a_visit


def test_a_note_that_was_kept_leaves_no_draft(cast, client):
    checkin = a_checkin(cast.member, facilitator=cast.facilitator)
    client.force_login(cast.driver)
    address = reverse("support:write_note", args=[checkin.pk])
    name = f"{cast.driver.pk}:note:{checkin.pk}"
    assert f'data-draft="{name}"' in client.get(address).content.decode()
    page = client.post(
        address, {"text": "Tired.", "visibility": "private", "client_key": str(uuid.uuid4())}, follow=True
    )
    assert f'data-draft-done="{name}"' in page.content.decode()
    assert "data-draft-done" not in client.get(reverse("support:checkin", args=[checkin.pk])).content.decode()


def test_a_visit_that_was_changed_leaves_no_draft(cast, client):
    visit = a_visit(cast.member, by=cast.driver)
    client.force_login(cast.driver)
    address = reverse("support:edit_visit", args=[visit.pk])
    form = client.get(address).context["form"]
    said = {name: form[name].value() for name in form.fields} | {"client_key": str(uuid.uuid4())}
    page = client.post(address, said, follow=True).content.decode()
    assert f'data-draft-done="{cast.driver.pk}:visit:{visit.pk}"' in page
