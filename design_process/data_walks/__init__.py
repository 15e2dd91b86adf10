"""Data walks: people of all members look at the network's charts and write what they notice before they read others.

May use measures, problems and below. Entries carry a name only where their author says so.
"""
