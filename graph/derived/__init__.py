"""What no sentence says and official texts define: the parts of areas, and the way from a division to their targets."""
