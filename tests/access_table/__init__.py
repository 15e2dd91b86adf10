"""Who gets what answer from which address: one module per feature, each with `ROWS`."""
