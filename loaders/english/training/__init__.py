"""The recipe of the shipped English pipeline: one seeded program from treebanks to weights."""
