"""From a file to what its sentences state."""
