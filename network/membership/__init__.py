"""Network, organizations, dated roles, and the door: who may do what. May use people, lib."""
