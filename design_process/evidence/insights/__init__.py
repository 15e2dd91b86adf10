"""What a team learned from its evidence, and the questions it asks because of it. Uses the evidence."""
