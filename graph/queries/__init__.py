"""Questions in, answers as frozen records out: each function asks a `Store`, each record has its `row` for a table."""
