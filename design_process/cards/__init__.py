"""What a team makes and opens to others when it decides to: the openness of every card. Uses `districts`."""
