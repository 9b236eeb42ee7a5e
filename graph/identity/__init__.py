"""Across documents: which things are one, for which named reason, and which pairs a person should judge."""
