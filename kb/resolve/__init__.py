"""From reports to launches: judged, grouped, chosen, and written as the consolidated layer.

The layer is a pure function of the live documents, the judgements and the gazetteer: it can be
rebuilt from nothing at any time, and the order in which documents were loaded does not show.
"""

from kb.resolve.desk import Desk
from kb.resolve.judgements import Judgement, judged, read_judgements, standing
from kb.resolve.layer import rebuild
from kb.resolve.likeness import Likeness, Verdict, compare
from kb.resolve.plans import Launch
from kb.resolve.review import Question, queue
from kb.resolve.values import Choice

__all__ = [
    "Choice",
    "Desk",
    "Judgement",
    "Launch",
    "Likeness",
    "Question",
    "Verdict",
    "compare",
    "judged",
    "queue",
    "read_judgements",
    "rebuild",
    "standing",
]
