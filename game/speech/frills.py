"""Words that open or end a sentence and say nothing of their own: "to be frank, ...", "..., and that is final"."""

from __future__ import annotations

from game.speech.cues import pattern

_LEAD_IN = (
    r"^(?:(?:and|so|but|well|now|ok|,) )*(?:(?:as (?:we|you) (?:said|say|told \w+|know|see|may know)|(?:to be"
    r"|let us be|let us be very) (?:very |quite "
    r"|perfectly )?(?:frank|honest|fair|clear|blunt|precise|sincere)|with (?:all )?(?:due )?respect|in (?:short"
    r"|other words|fact|truth|brief|summary|general)"
    r"|(?:our |dear |my )?(?:friends?|colleagues?|gentlemen|excellenc(?:y|ies)|sirs?|madam|partners?|neighbou?rs?)"
    r"|listen|look|well|believe us"
    r"|the thing is|you see|you know|in (?:our|my) (?:view|opinion)|personally|from our (?:side|point of view"
    r"|perspective)|on our side"
    r"|for our part|first(?: of all)?|finally|once again|again|now|by the way|just so you know|mind you|we mean"
    r"|we must say|we have to say"
    r"|to put it (?:simply|bluntly|mildly)|long story short|bottom line|after all|at the end of the day"
    r"|speaking (?:frankly|openly|plainly)"
    r"|on behalf of (?:\w+ ){1,3}?|my minister says|our (?:minister|government|prince|council|people) (?:says?"
    r"|thinks?|believes?)(?: that)?"
    r"|ladies and gentlemen|distinguished (?:delegates|colleagues)|your excellenc(?:y|ies)|simply put|as for us"
    r"|quick one|ok|right|question"
    r"|message from (?:\w+ ){1,3}?|for the record|let us put it (?:this way|simply|like this)|here is (?:the thing"
    r"|our \w+|the deal|what we think)"
    r"|tell you what|okay|alright|all right|hm+|er+|um+|huh|come on|oh|ah|please note(?: that)?|to sum up|so far"
    r"|to start with) [,:]"
    r"|ok (?:so|then|but|now)(?= \S)(?! ?[.!,])"
    r"|(?:we (?:really |do |just |still |also )?(?:think|believe|feel|guess|suppose|say|repeat|know)(?: that)?"
    r"|it seems(?: to us)?(?: that)?"
    r"|i guess|in our view|honestly|frankly|to be (?:honest|frank)|for what it is worth)(?! (?:about|of|over|so|no"
    r"|yes|not|it|we can trust)\b)) (?=\S+ \S|\S+$)"
)
"""What opens a sentence without saying anything of its own."""
_TRAIL = (
    r"(?: ,)? (?:thank you|thanks|many thanks|thanks in advance|thank you very much|as (?:agreed|discussed"
    r"|you know)(?: \w+){0,4}"
    r"|take it or leave it|(?:and )?that is (?:final|our (?:\w+ )?(?:position|offer|word)|that|it|all)"
    r"|last (?:offer|word)|final offer|our (?:last|final) offer"
    r"|no (?:more|less|hard feelings)|simple as that|end of story|full stop|period|if you please|for now|i think"
    r"|we think|we hope|we believe|you know"
    r"|you see|of course|obviously|so to speak|believe us|and you know it|nothing (?:more|else)|best regards"
    r"|regards|yours|sincerely|sir|my friends?)"
    r"(?= ?[.!]*$)"
)
"""What ends a sentence without saying anything of its own."""


def without_frills(skeleton: str) -> str:
    """A skeleton without the words that open or end it and say nothing of their own."""
    while (match := pattern(_LEAD_IN).match(skeleton)) is not None:
        skeleton = skeleton[match.end() :]
    match = pattern(_TRAIL).search(skeleton)
    if match is not None and len(skeleton[: match.start()].split()) > 2:
        skeleton = skeleton[: match.start()] + skeleton[match.end() :]
    return skeleton
