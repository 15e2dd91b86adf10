"""Why the problem is there: a cause map, and five whys for a cause. Uses the evidence."""
