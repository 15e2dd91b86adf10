"""What a team finds out before it tries anything: evidence, interviews, insights, questions, causes.

May use problems, number files and below.
"""
