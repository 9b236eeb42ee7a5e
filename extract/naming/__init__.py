"""Names of bodies, areas, projects, meetings and strategies: from lexicons, class words, lists and brackets to one form for each name."""
