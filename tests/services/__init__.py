"""Drills on a real worker, a real Redis and a real clock: what must hold when processes die."""
