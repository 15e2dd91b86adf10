"""What of a network's numbers is printed to whom: decided once when a period is over, kept, and read by every page.

May use the models and words of `measures`; nobody else reads the network's own sums.
"""
