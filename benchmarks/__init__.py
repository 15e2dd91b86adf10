"""Ratios measured in one run. Each script prints its figures and stops by itself."""
