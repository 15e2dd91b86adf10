"""Date polls: for what the planner cannot know. May use meetings."""
