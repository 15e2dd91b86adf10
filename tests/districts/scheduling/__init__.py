"""The planner and its pages."""
