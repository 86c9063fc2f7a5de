"""Readers of foreign formats and languages: each turns one kind into the model of kb."""
