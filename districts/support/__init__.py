"""Support of members between network meetings: check-ins and site visits. May use calendars and barriers."""
