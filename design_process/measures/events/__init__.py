"""What happened while numbers were counted: a dated event of a district or of the network, drawn on the charts.

May use the rest of `measures`; its models are read through the door.
"""
