"""The graph as tables and typed records: targets, figures, posts, documents, citations, networks."""
