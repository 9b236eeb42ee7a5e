"""Numbers: targets with their year and figures already reached, each with its indicator, value, comparator and subject."""
