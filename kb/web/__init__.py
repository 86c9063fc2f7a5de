"""The web pages and the SPARQL endpoint of a store.

`kb.web.app` makes the application, `kb.web.server` runs it. What turns a launch, a statement or a
conflict into HTML (`kb.web.render` with the templates in `parts/`) needs no web server, so that a
report in one file can be made of the same parts.
"""
