"""launch-kb: what happened when, who said so, and who says otherwise.

>>> import kb
>>> with kb.open("no-store-yet") as base:
...     base.timeline()
[]
"""

from kb.errors import KbError
from kb.knowledgebase import KnowledgeBase
from kb.knowledgebase import open_base as open  # noqa: A004 - reads as `kb.open(path)`

__version__ = "0.1.0"
__all__ = ["KbError", "KnowledgeBase", "__version__", "open"]
