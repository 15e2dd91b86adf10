"""Prototypes: small versions of an idea. May use measures, phases, problems."""
