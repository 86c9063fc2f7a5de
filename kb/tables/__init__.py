"""Answers as tables for people and as rows in the formats that programs read."""

from kb.tables.conflict_list import print_conflicts
from kb.tables.explanation_tree import explanation_rows, print_explanation, print_launch
from kb.tables.formats import render
from kb.tables.output import FORMAT_NAMES, print_rows, write_rows
from kb.tables.reading_view import print_reading
from kb.tables.review_table import judgement_rows, print_question, question_rows
from kb.tables.screen import print_heading
from kb.tables.statement_table import print_statements, statement_rows
from kb.tables.timeline_table import print_timeline, timeline_rows

__all__ = [
    "FORMAT_NAMES",
    "explanation_rows",
    "judgement_rows",
    "print_conflicts",
    "print_explanation",
    "print_heading",
    "print_launch",
    "print_question",
    "print_reading",
    "print_rows",
    "print_statements",
    "print_timeline",
    "question_rows",
    "render",
    "statement_rows",
    "timeline_rows",
    "write_rows",
]
