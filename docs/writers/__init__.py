"""What the guides say of the program, as Markdown: one file for each kind of guide."""
