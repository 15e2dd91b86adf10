"""Indicators, measurements, roll-ups, run charts. May use districts, phases."""
