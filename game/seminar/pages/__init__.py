"""Views in the shape and the words that pages show. Each module makes one page, from nothing it may not know."""
