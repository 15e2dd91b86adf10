"""Bringing chosen districts of a kept upload into its network: one transaction, and only what differs is written."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from districts.directory.actions import admit_member
from districts.directory.facts import REDACTED, Change, Compared, DistrictFacts, SchoolFacts
from districts.directory.imports import Choice, Known, compared_with, known_districts, said_by
from districts.directory.models import CodeSystem, District, DistrictCode, DistrictProfile, GroupCount, School, Upload
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.csvfile import Refused
from network.lib.words import counted, listed
from network.outbox.locks import partition_lock
from network.people.models import Person

DISTRICT_FIELDS = {"name", "county", "kind", "city", "latitude", "longitude"}
PROFILE_FIELDS = {"grades", "enrolment"}


@dataclass(frozen=True)
class Outcome:
    """What an import did."""

    districts_new: int = 0
    districts_changed: int = 0
    districts_same: int = 0
    schools_new: int = 0
    schools_changed: int = 0
    schools_same: int = 0
    members_new: int = 0

    @property
    def said(self) -> str:
        """ "1 new district, 3 districts changed and 12 new schools": what is written into the history."""
        counts = (
            (self.districts_new, "new district", "new districts"),
            (self.districts_changed, "district changed", "districts changed"),
            (self.schools_new, "new school", "new schools"),
            (self.schools_changed, "school changed", "schools changed"),
            (self.members_new, "new member", "new members"),
        )
        return listed([counted(*count) for count in counts if count[0]])

    @property
    def changed_anything(self) -> bool:
        return bool(
            self.districts_new or self.districts_changed or self.schools_new or self.schools_changed or self.members_new
        )


@transaction.atomic
def bring_in(upload: Upload, choice: Choice, *, by: Person | None, on: date) -> Outcome:
    """Write the chosen districts of an upload and admit them, once: said again, the first outcome is returned.

    Raises Refused when nothing is chosen, or a federal code is already another district's.
    """
    locked = Upload.objects.select_for_update().get(pk=upload.pk)
    if locked.state != Upload.State.WAITING:
        return Outcome(**locked.outcome)
    chosen = [facts for facts in said_by(locked) if facts.cds in choice.codes]
    if not chosen:
        raise Refused("Choose at least one district.")
    with partition_lock("directory", locked.network_id):
        outcome = _write_all(locked, chosen, choice, by=by, on=on)
    locked.state, locked.outcome, locked.rows = Upload.State.DONE, asdict(outcome), []
    locked.save(update_fields=["state", "outcome", "rows"])
    if outcome.changed_anything:
        record(
            Activity.About.MEMBERS,
            f"read {locked.file_name}: {outcome.said}",
            network_id=locked.network_id,
            by=by,
            thing=locked,
        )
    return outcome


def drop(upload: Upload) -> None:
    """Put a waiting upload aside; its rows are forgotten."""
    Upload.objects.filter(pk=upload.pk, state=Upload.State.WAITING).update(
        state=Upload.State.DROPPED, rows=[], rejected=[]
    )


def _write_all(upload: Upload, chosen: list[DistrictFacts], choice: Choice, *, by: Person | None, on: date) -> Outcome:
    _give_codes(upload.network_id, choice, {facts.cds for facts in chosen})
    known = known_districts(upload.network_id, chosen[0].school_year)
    _refuse_taken_codes(upload.network_id, chosen, known)
    compared = [compared_with(facts, known.get(facts.cds)) for facts in chosen]
    admitted = 0
    for each in compared:
        before = known.get(each.said.cds)
        district = before.district if before else _create(upload, each.said)
        if before and each.state == "changed":
            _change(upload, district, each)
        if before is None or not before.is_member:
            admit_member(
                district,
                by=by,
                on=on,
                state=choice.state,
                reason=f"From the state’s directory of {each.said.school_year}.",
            )
            admitted += 1
    states = [each.state for each in compared]
    return Outcome(
        districts_new=states.count("new"),
        districts_changed=states.count("changed"),
        districts_same=states.count("same"),
        schools_new=sum(len(each.schools.new) for each in compared),
        schools_changed=sum(len(each.schools.changed) for each in compared),
        schools_same=sum(each.schools.same for each in compared),
        members_new=admitted,
    )


def _give_codes(network_id: int, choice: Choice, chosen: set[str]) -> None:
    """Write the state code to districts that a person has recognised as one of the file's."""
    uncoded = District.objects.filter(network=network_id).exclude(codes__system=CodeSystem.CDS)
    free = set(uncoded.filter(pk__in=choice.same_as.values()).values_list("pk", flat=True))
    taken = set(
        DistrictCode.objects.filter(network=network_id, system=CodeSystem.CDS, value__in=choice.same_as).values_list(
            "value", flat=True
        )
    )
    for cds, pk in choice.same_as.items():
        if pk in free and cds in chosen - taken:
            DistrictCode.objects.create(network_id=network_id, district_id=pk, system=CodeSystem.CDS, value=cds)
            free.discard(pk)


def _refuse_taken_codes(network_id: int, chosen: list[DistrictFacts], known: dict[str, Known]) -> None:
    said = {facts.nces: facts for facts in chosen if facts.nces}
    rows = DistrictCode.objects.filter(network=network_id, system=CodeSystem.NCES, value__in=said)
    for code in rows.select_related("district"):
        owner = known.get(said[code.value].cds)
        if owner is None or owner.district.pk != code.district_id:
            raise Refused(
                f"The federal code {code.value} of {said[code.value].name} already belongs to {code.district.name}. "
                "Correct one of the two, or leave that district out."
            )


def _create(upload: Upload, said: DistrictFacts) -> District:
    district = District.objects.create(
        network_id=upload.network_id,
        name=said.name,
        kind=said.kind or District.Kind.OTHER,
        county=said.county,
        city=said.city or "",
        latitude=said.latitude,
        longitude=said.longitude,
    )
    codes = {CodeSystem.CDS: said.cds, CodeSystem.NCES: said.nces}
    DistrictCode.objects.bulk_create(
        DistrictCode(network_id=upload.network_id, district=district, system=system, value=value)
        for system, value in codes.items()
        if value
    )
    figures = {"grades": said.grades, "enrolment": said.enrolment}
    if said.groups or any(value is not None for value in figures.values()):
        _write_figures(upload, district, said.school_year, figures, said.groups)
    _create_schools(upload, district, said.schools)
    return district


def _change(upload: Upload, district: District, compared: Compared) -> None:
    """Write the fields that differ, and nothing else."""
    changes = {change.name: change.new for change in compared.changes}
    of_district = {name: value for name, value in changes.items() if name in DISTRICT_FIELDS}
    if of_district:
        District.objects.filter(pk=district.pk).update(**of_district)
    if "nces" in changes:
        DistrictCode.objects.update_or_create(
            network_id=upload.network_id,
            district=district,
            system=CodeSystem.NCES,
            defaults={"value": str(changes["nces"])},
        )
    figures = {name: value for name, value in changes.items() if name in PROFILE_FIELDS}
    groups = {key: pupils for key, pupils in compared.said.groups.items() if f"groups.{key}" in changes}
    if figures or groups:
        _write_figures(upload, district, compared.said.school_year, figures, groups)
    for school, school_changes in compared.schools.changed:
        _change_school(district, school, school_changes)
    _create_schools(upload, district, compared.schools.new)


def _write_figures(
    upload: Upload, district: District, year: str, figures: Mapping[str, object], groups: Mapping[str, int | str]
) -> None:
    stated = {name: value for name, value in figures.items() if value is not None}
    profile, made = DistrictProfile.objects.get_or_create(
        district=district,
        school_year=year,
        defaults={"network_id": upload.network_id, "source": upload.file_name[:120], **stated},
    )
    if not made and stated:
        DistrictProfile.objects.filter(pk=profile.pk).update(source=upload.file_name[:120], **stated)
    GroupCount.objects.bulk_create(
        (
            GroupCount(
                network_id=upload.network_id,
                profile=profile,
                group=key,
                pupils=None if pupils == REDACTED else pupils,
                is_redacted=pupils == REDACTED,
            )
            for key, pupils in groups.items()
        ),
        update_conflicts=True,
        unique_fields=["profile", "group"],
        update_fields=["pupils", "is_redacted"],
    )


def _create_schools(upload: Upload, district: District, schools: tuple[SchoolFacts, ...]) -> None:
    School.objects.bulk_create(
        School(
            network_id=upload.network_id,
            district=district,
            cds_code=school.cds,
            name=school.name,
            grades=school.grades or "",
            city=school.city or "",
            is_charter=bool(school.is_charter),
            latitude=school.latitude,
            longitude=school.longitude,
            enrolment=school.enrolment,
            school_year=school.school_year or "",
        )
        for school in schools
    )


def _change_school(district: District, school: SchoolFacts, changes: tuple[Change, ...]) -> None:
    School.objects.filter(district=district, cds_code=school.cds).update(**{each.name: each.new for each in changes})
