"""Versions of documents: which one is live, what came before, what was taken out, what was known.

The live graphs of a store are a function of the documents that are live, whatever came and went
before; everything else about the past stands in the history graph alone.
"""
