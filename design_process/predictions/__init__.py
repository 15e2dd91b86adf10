"""The prediction ledger: how often predictions held, and where; one's own sureness. Uses cycles and problems."""
