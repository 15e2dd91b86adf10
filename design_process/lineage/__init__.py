"""From what was heard to what was learned, and back: each step for whom it is open. Stands above all it walks."""
