"""*I was not heard*: a word in private from somebody of a team to facilitators whom they choose. Uses `ideas`, meetings
and the directory. Nothing of it goes anywhere else: no history, no search, no export, no digest, no agenda.
"""
