"""Small pieces with no models and no queries. Imports nothing of ours."""
