"""Inside one document: which short names, pointing words and mentions mean one thing."""
