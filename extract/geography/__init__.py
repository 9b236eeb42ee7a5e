"""Places: the gazetteer of divisions, their short and one-character names, townships, and which division a text means."""
