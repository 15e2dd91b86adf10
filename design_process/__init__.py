"""The work itself, and what it adds up to. Imports districts and network."""
