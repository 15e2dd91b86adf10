"""The other ways to print a table of which much is hidden: looked at by the hub, and one of them chosen.

May use the rest of `measures`. What takes seconds is done by a worker, and the page waits for it.
"""
