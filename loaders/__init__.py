"""Readers of foreign formats: each turns one kind of file, or one language, into the model of kb."""
