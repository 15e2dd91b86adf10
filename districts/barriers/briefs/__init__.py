"""Joint briefs: what stands in the way of several districts, put before the county or the state on one page."""
