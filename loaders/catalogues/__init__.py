"""What the loaders of catalogues share: records as lines of text, and what they claim."""
