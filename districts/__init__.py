"""Where the work happens. Imports network."""
