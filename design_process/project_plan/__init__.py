"""A member's project plan: what each phase ends with, set backwards from the network's dates in the member's own
school days; who does it, and what it means when a day passes. Uses phases, and the calendars of `districts`."""
