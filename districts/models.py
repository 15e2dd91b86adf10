"""The models of this app, for Django: read by nobody else."""

from districts.barriers.models import Barrier, BarrierAnswer
from districts.directory.models import (
    District,
    DistrictCode,
    DistrictProfile,
    GroupCount,
    Member,
    MemberChange,
    School,
    Seat,
    Upload,
)

__all__ = [
    "Barrier",
    "BarrierAnswer",
    "District",
    "DistrictCode",
    "DistrictProfile",
    "GroupCount",
    "Member",
    "MemberChange",
    "School",
    "Seat",
    "Upload",
]
