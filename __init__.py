"""Chinese policy documents in, a knowledge graph out."""
