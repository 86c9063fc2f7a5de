"""What the loaders of articles share: clean text, dates, page metadata, mapped rows."""
