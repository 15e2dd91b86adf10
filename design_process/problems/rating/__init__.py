"""Problems of practice rated blind by people of all members: how far they lie apart, and no choice made for anybody.

May use problems and scoring.
"""
