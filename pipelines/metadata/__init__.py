"""What a page says about itself, layer by layer: title, authors, dates, publisher, language."""
