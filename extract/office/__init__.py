"""What the readers of Word-family files share: numerals, parts of a package, lines of paragraphs and tables."""
