"""Process templates, phases, the shared timeline, each member's project. May use districts."""
