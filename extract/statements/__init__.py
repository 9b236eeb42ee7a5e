"""What sentences say of the things named: layouts, positions, proposals, meetings, duties, industries, and what each takes for granted."""
