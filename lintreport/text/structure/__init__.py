"""How a text is built: lines, paragraphs, headings, lists, brackets."""
