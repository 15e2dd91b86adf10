"""The models of this app, for Django: read by nobody else."""

from districts.barriers.briefs.models import BriefAnswer, BriefPart, JointBrief
from districts.barriers.models import Barrier, BarrierAnswer
from districts.calendars.models import CalendarSpan, CalendarUpload, TravelSettings, TravelTime
from districts.directory.models import (
    Agreement,
    District,
    DistrictCode,
    DistrictProfile,
    GroupCount,
    Member,
    MemberChange,
    OwnDimension,
    OwnGroup,
    School,
    Seat,
    SeatTime,
    Upload,
)
from districts.guest_passes.models import GuestPass
from districts.pulse.models import CommitmentPulse
from districts.scheduling.models import (
    Burden,
    FacilitatorNeeds,
    Hosting,
    MemberNeeds,
    PlanDraft,
    PlanRun,
    PlanYear,
    Publication,
    PublishedRow,
)
from districts.support.models import CheckIn, CheckInNote

__all__ = [
    "Agreement",
    "Barrier",
    "BarrierAnswer",
    "BriefAnswer",
    "BriefPart",
    "Burden",
    "CalendarSpan",
    "CalendarUpload",
    "CheckIn",
    "CheckInNote",
    "CommitmentPulse",
    "District",
    "DistrictCode",
    "DistrictProfile",
    "FacilitatorNeeds",
    "GroupCount",
    "GuestPass",
    "Hosting",
    "JointBrief",
    "Member",
    "MemberChange",
    "MemberNeeds",
    "OwnDimension",
    "OwnGroup",
    "PlanDraft",
    "PlanRun",
    "PlanYear",
    "Publication",
    "PublishedRow",
    "School",
    "Seat",
    "SeatTime",
    "TravelSettings",
    "TravelTime",
    "Upload",
]
