"""What is in a team's way, and who answers. May use directory."""
