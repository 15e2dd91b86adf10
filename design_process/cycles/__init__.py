"""Test cycles, observations and the Log it page. May use prototypes, measures, barriers."""
