"""Persons and their posts: names in running text and lists, careers, appointments, lists of members."""
