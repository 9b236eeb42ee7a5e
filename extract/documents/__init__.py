"""What a document is: its header, its title and the titles in it, its articles and their scopes, whom it speaks for."""
