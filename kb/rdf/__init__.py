"""The model as RDF: terms cross the border here and nowhere else."""

from kb.rdf.documents import document_quads, publisher_iri
from kb.rdf.sheet import Sheet

__all__ = ["Sheet", "document_quads", "publisher_iri"]
