"""School calendars: everybody of the network sees them; a district's driver and the hub change them."""

from datetime import date

from districts.calendars.imports import keep_upload
from districts.calendars.models import CalendarUpload
from districts.calendars.school_file import Found, SchoolFile
from tests.access_table.row import Row
from tests.world_calendars import a_span

SEES = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 200}
EDITS = {"facilitator": 200, "driver": 200, "team_member": 403, "sponsor": 403, "neighbour": 403}
SAVES = EDITS | {"facilitator": 302, "driver": 302}
DAYS = {"kind": "closed", "label": "Snow day", "starts_on": "2027-01-12", "ends_on": ""}


def slug(cast):
    return {"slug": cast.network.slug}


def member(cast):
    a_span(cast.member, date(2026, 11, 23), date(2026, 11, 27))
    return {"pk": cast.member.pk}


def days(cast):
    return {"pk": a_span(cast.member, date(2026, 11, 23), date(2026, 11, 27)).pk}


def waiting(cast):
    monday, friday = date(2026, 11, 23), date(2026, 11, 27)
    found = (Found("Fall recess", "closed", ((monday, friday),)), Found("Picnic", "event", ((friday, friday),)))
    upload: CalendarUpload = keep_upload(
        cast.member, SchoolFile(found, ()), name="school.ics", year="2026-27", source="uploaded", by=cast.driver
    )
    return {"pk": upload.pk}


UPLOAD = EDITS | {"team_member": 403, "sponsor": 403, "neighbour": 404}

HUB_ONLY = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403}
HUB_SAVES = HUB_ONLY | {"facilitator": 302, "expert": 403}
RECKONING = {"factor": "1.4", "miles_an_hour": "40", "base_name": "", "base": ""}


def at_hub(cast):
    return {"slug": cast.network.slug, "site": "hub"}


ROWS = [
    Row("calendars:distances", SEES | {"expert": 403}, kwargs=slug),
    Row("calendars:distances_file", SEES | {"expert": 403}, kwargs=slug),
    Row("calendars:site", HUB_ONLY | {"expert": 403}, kwargs=at_hub),
    Row("calendars:site", HUB_SAVES, kwargs=at_hub, post={"both": "on"}),
    Row("calendars:site_place", HUB_ONLY, kwargs=member),
    Row("calendars:site_place", HUB_ONLY | {"facilitator": 302}, kwargs=member, post={"place": "38.7, -120.8"}),
    Row("calendars:reckoning", HUB_ONLY | {"expert": 403}, kwargs=slug),
    Row("calendars:reckoning", HUB_SAVES, kwargs=slug, post=RECKONING),
    Row("calendars:reckon_again", HUB_SAVES, kwargs=slug, post={}),
    Row("calendars:import_distances", HUB_ONLY | {"expert": 403}, kwargs=slug),
    Row("calendars:import_distances", HUB_SAVES | {"facilitator": 422}, kwargs=slug, post={}),
    Row("calendars:year", SEES | {"expert": 403}, kwargs=slug),
    Row("calendars:calendar", SEES, kwargs=member),
    Row("calendars:add", EDITS, kwargs=member),
    Row("calendars:add", SAVES, kwargs=member, post=DAYS),
    Row("calendars:change", EDITS, kwargs=days),
    Row("calendars:change", SAVES, kwargs=days, post=DAYS),
    Row("calendars:remove", SAVES, kwargs=days, post={}),
    Row("calendars:upload", EDITS, kwargs=member),
    Row("calendars:upload", EDITS | {"facilitator": 422, "driver": 422}, kwargs=member, post={}),
    Row("calendars:holidays", EDITS, kwargs=member),
    Row("calendars:holidays", SAVES, kwargs=member, post={"state": "CA", "school_year": "2026-27"}),
    Row("calendars:preview", UPLOAD, kwargs=waiting),
    Row(
        "calendars:preview",
        UPLOAD | {"facilitator": 302, "driver": 302},
        kwargs=waiting,
        post={"step": "confirm", "row_0": "closed"},
    ),
]
