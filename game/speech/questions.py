"""Questions: what they ask, and those that are proposals or requests in polite form."""

from __future__ import annotations

from game.rules.model.meaning import Asking, Meaning
from game.speech import cues
from game.speech.cues import pattern, says
from game.speech.deeds import in_words
from game.speech.listening import Listening
from game.speech.parts import Part
from game.speech.proposals import offered

_SHORT = 14
"""Words of a bare "monitors for relief?"."""


def asks(part: Part) -> bool:
    """Whether a part is a question."""
    if says(cues.POLITE, part.skeleton) and not part.asked:
        return False
    return part.asked or says(cues.QUESTION, part.skeleton) or says(cues.ASKED, part.skeleton)


def suggests(ear: Listening, part: Part) -> bool:
    """Whether a part proposes in the form of a question: "how about relief for a pause?"."""
    concessions, text = offered(part), part.skeleton
    if not concessions:
        return False
    if says(cues.SUGGESTION, text):
        precise = any(each.rounds or each.delay or each.mention.stated for each in concessions)
        bare = says(cues.ABOUT_FORM, text) and not says(cues.ABOUT_DEED, text)
        return not bare or len(concessions) > 1 or precise
    if (says(cues.WHY_NOT_YOU, text) or says(cues.WE_HAVE, text)) and ear.deals(part):
        return True
    if says(cues.TAG, text) and not says(cues.QUESTION, pattern(cues.TAG).sub("", text)):
        return ear.deals(part) or says(cues.OFFERING, text) or len(concessions) > 1
    return part.asked and ear.deals(part) and not says(cues.QUESTION, text) and len(text.split()) < _SHORT


def question(ear: Listening, part: Part) -> Meaning:
    """What a question asks."""
    text = part.skeleton
    if says(cues.HOW_ARE_YOU, text):
        return Meaning("reaction", mood="greeting")
    if says(cues.OUTRAGE, text):
        return Meaning("reaction", mood="anger", about=ear.about(part))
    if _asks_a_favour(ear, part):
        return ear.request(part)
    for ask, said in cues.ASKS:
        if says(said, text) and not (ask == "sign" and _asks_what(text)):
            return Meaning("question", asks=_asking(ask), about=ear.about(part))
    if part.named or part.seats:
        return Meaning("question", asks="about", about=ear.about(part))
    if says(cues.QUESTION, text):
        return Meaning("question", asks="about", about=ear.about(part))
    return ear.reaction(part) or ear.unclear([part])


def _asks_what(text: str) -> bool:
    return says(cues.WH, text) and not says(cues.WH_TO_SIGN, text)


def _asks_a_favour(ear: Listening, part: Part) -> bool:
    """Whether a question asks for a deed: "can you stop that?"."""
    text = part.skeleton
    if not says(cues.FAVOUR, text) or (says(cues.MAY_WE, text) and not says(cues.MAY_WE_HAVE, text)):
        return False
    if says(cues.EXCHANGE, text) and ear.deals(part):
        return False
    if says(cues.ASKS_BACK, text) and not says(cues.ASKS_TO_TELL, text):
        return False
    return bool(part.named) or in_words(text, "") is not None


def _asking(word: str) -> Asking:
    match word:
        case "why" | "price" | "sign" | "grievance" | "keep" | "about":
            return word
    return ""
