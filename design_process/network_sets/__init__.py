"""Sets of networks that add their numbers up together, each by its own consent. May use measures and what is below."""
