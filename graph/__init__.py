"""From extractions to one merged graph, and from it to files."""
