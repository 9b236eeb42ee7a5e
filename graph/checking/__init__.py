"""Whether the graph is right: annotations compared, facts drawn for a person to judge, doubts ranked, floors held."""
