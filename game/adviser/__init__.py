"""The adviser of a seat that a person holds: what to look at now, an act with its reason, the likely answer to a draft.

It knows the View of its seat and nothing more, judges like a seasoned computer delegation, and says so in sentences
made here; what clients do with them is their business.
"""

from game.adviser.advice import Advice, advise, matters
from game.adviser.hints import Hint
from game.adviser.likely import Likely, likely_answer, likely_sentence
from game.adviser.net import Net, NetPart, net, net_sentence
from game.adviser.ways import Way, ways

__all__ = [
    "Advice", "Hint", "Likely", "Net", "NetPart", "Way", "advise", "likely_answer", "likely_sentence", "matters", "net",
    "net_sentence", "ways",
]  # fmt: skip
