"""Keeping it running: starting every process, health pages, the very first visit. May use people, outbox, lib."""
