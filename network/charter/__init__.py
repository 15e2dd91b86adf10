"""What a network stands for, in versions: written by the hub with everybody's suggestions, affirmed with one tap.
May use membership and activity."""
