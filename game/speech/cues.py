"""The turns of phrase by which one knows on what a sentence hangs, and the deeds that it speaks of in plain words.

They are matched against a *skeleton*: the words of a sentence with concessions as ``C0``, moves as ``M1`` and other
delegations as ``@id``. First persons are plural, short forms are written out, and typing errors are mended before.
"""

from __future__ import annotations

import re
from functools import cache

TAKEN_BACK = (
    r" (?:(?:is|will be|would be|goes) (?:gone|off|over|out|dead|cancel\w*|to (?:some|other|@))"
    r"|(?:will |would )?(?:stops?|ends?|stays? (?:shut|home|here|where|in))\b)"
)
CONDITION = (
    r"(?:^|(?<=^and )|(?<=^but ))without(?= (?:the |a |an |your |any |more |some )?(?:C\d|\w+ (?:from you|by)))"
    r"|\b(?:only if|but only if|if|unless|as long as|so long as|on (?:the )?condition that|once|when(?:ever)?"
    r"|as soon as|the moment|in case|should you|until you|the day|next time|after you)\b"
)
UNLESS = r"\b(?:unless|until you|without you)\b|^(?:and |but )?without\b"
NEGATIVE = r"\b(?:not|no|never|refuse|without)\b"
A_DRAFT = r"\b(?:that|this|it|(?:your|our|the|last) (?:\w+ )?(?:offer|text|proposal|draft))\b"

DEEDS: tuple[tuple[str, str, str], ...] = (
    ("consult", "good",
     r"(?:not|nothing|never)(?: \w+){0,5} (?:without (?:asking|consulting|telling|informing|speaking to|talking to"
     r"|you)"
     r"|(?:over|behind|above) your (?:heads?|backs?))"),
    (
    "leave" ,
    "bad" ,
    r"(?:nothing (?:left|more|else) to (?:discuss|say|talk about)|no (?:point|use|sense) (?:in )?(?:talk|continu"
    r"|negotiat|go)\w+|walk\w* (?:away|out|off)|we (?:will |would |shall )?walk\b|talks? (?:is|are|will be) (?:over"
    r"|off|dead"
    r"|finished|done)"
    r"|leav(?:e|es|ing)(?! (?:it|that|us|you|out|room|the (?:text|offer) open))"
    r"|left the|quit\w*|pull\w* out|withdraw\w*|exit|go(?:ing)? home|break\w* off|get up|end (?:the |these "
    r"|all |our |this )*(?:talks?|negotiations?|deal|text|cooperation|relations)|stop (?:talking|negotiating"
    r"|cooperating)|turn our back|drop out|tear (?:it|this|that|the \w+)? ?up|cancel (?:the |our |all "
    r"|every)*(?:deal|text|agreement|everything|it)|slam)" ),
    ("break", "bad", r"(?:break|cheat|breach|betray|violate|go back on|not keep)"),
    (
    "refuse" ,
    "bad" ,
    r"(?:no (?:more )?(?:deals?|agreement|signature|talks)|(?:get|gets|have|receive|see|expect) nothing"
    r"|nothing (?:from us|more|at all|for you|will)|refuse|not (?:sign|give|deal|talk|accept|agree|move"
    r"|negotiate|cooperate|vote|join)|never (?:sign|give|deal|talk|accept|agree|trust)|withhold|(?:deal|it|all"
    r"|everything) is (?:off|dead|over|finished)|all off|is off|say no|reject|block|veto|stay out|without us"
    r"|count us out|not count on)" ),
    (
    "respond" ,
    "bad" ,
    r"(?:consequences?|respond\w*|retaliat\w+|react\w*|punish\w*|pay (?:for|the price|dearly)|will pay|regret"
    r"|answer (?:it|that|this|you|in kind|accordingly|with)|have to answer|(?:hit|strike|fight|push) back"
    r"|take (?:\w+ )?(?:measures|steps|action)|make (?:you|life|it) |be sorry|hurt|suffer"
    r"|remember this|not (?:stand|sit) (?:by|idle|idly)|price (?:for|to pay)|cost you|defend ourselves"
    r"|get (?:tough|ugly|worse)|you will see|on your (?:head|own head)|trouble|escalat\w*|do the same|in kind|war"
    r"|fight|tighten|crush|harden)" ),
    (
    "turn-away" ,
    "bad" ,
    r"(?:(?:make|find|go|take|seek)(?: \w+){0,2} our own (?:\w+ )?(?:arrangements?|plans?|ways?|deals?|path|road"
    r"|solution)"
    r"|(?:to|with) (?:someone|somebody) else|vote with our feet|(?:take|go|look|turn|find)(?: \w+){0,3} elsewhere"
    r"|other options|look (?:after ourselves|elsewhere)"
    r"|go (?:our own way|alone|it alone|separate)|(?:find|seek|look for"
    r"|get|have) (?:\w+ )?(?:other|new|another|better|different) (?:\w+ )?(?:friends?|partners?|allies"
    r"|guarantors?|protectors?|options?|buyers?|ways?)|on our own|(?:deal|talk|trade|sign|agree|side|go|speak"
    r"|work|settle) (?:\w+ )?(?:with|to) (?:@\S+|others|someone else|somebody else|the others|your (?:rivals?"
    r"|enem\w+|neighbou?rs?|adversar\w+))|turn to|build our own|fend for|arm ourselves|without you)" ),
    (
    "tell" ,
    "bad" ,
    r"(?:tell (?:everyone|everybody|the (?:press|world|others|public|whole)|@\S+|them|your)|go public|publish"
    r"|leak|expose|say (?:it|so|this) in public|name and shame|make (?:it|this|that) public|whole (?:world"
    r"|table) will)" ),
    (
    "keep" ,
    "good" ,
    r"(?:keep\w* (?:our|to|the|your|it|this|that|what|every|all|faith|C|word)|kept|honou?r\w*|stick\w* (?:to"
    r"|with|by)|stand by (?:our|your|the|it|this|that|what)|hold to|respect\w*|fulfil\w*|deliver|abide|(?:do"
    r"|play) (?:our|your) part|be (?:reliable|loyal|faithful|true)|not (?:\w+ )?(?:break|cheat|leave|betray"
    r"|let you down|go back|walk|abandon|quit|violate|breach)|never (?:\w+ )?(?:break|cheat|leave|betray|let"
    r"|go back|abandon|breach))" ),
    (
    "sign" ,
    "good" ,
    r"(?:sign\w*|accept\w*|agree\w*|ratify|approve|say yes|put our name|join\w*|vote (?:for|yes)"
    r"|support (?:the|your|this|that|it)|back (?:the|your|this|that|it))" ),
    (
    "consult" ,
    "good" ,
    r"(?:first to (?:know|hear)|consult\w*|inform\w*|keep (?:you|us) (?:informed|posted)|(?:ask|tell|call|talk to"
    r"|warn) (?:you"
    r"|us) (?:\w+ )?(?:first|before|beforehand|in advance))" ),
    (
    "offer" ,
    "good" ,
    r"(?:(?:make|put|send|give|come (?:up )?with|show|write|draft|propose|bring|try|table)(?: us| you)? (?:a"
    r"|an|another|your|our|some|something|the|one|me)? ?(?:\w+ )?(?:offers?|texts?|proposals?|drafts?|deals?"
    r"|prices?|counter\w*|something|number|figure|ideas?)|something better|better (?:offer|text|idea)|improve|(?:do"
    r"|can do|offer) (?:better|more)"
    r"|put something|sweeten|counter)" ),
    (
    "explain" ,
    "good" ,
    r"(?:explain\w*|clarif\w+|tell us|be (?:more )?(?:clear|specific|honest|concrete|precise)|elaborate"
    r"|say (?:why|what|it)|spell (?:it )?out|reasons?|answer\w*|repl(?:y|ies)|repeat)" ),
    ("act", "good", r"(?:do something|act|intervene|take (?:action|care)|show (?:leadership|courage|some))"),
    ("apologise", "good", r"(?:apologi[sz]\w+|say sorry|make amends|take (?:it|that) back)"),
    (
    "wait" ,
    "good" ,
    r"(?:until (?:tomorrow|next|monday|later)|to think|think it over|breathing space|wait\w*|hold on|patien\w+"
    r"|(?:give|need|want|take)(?: us| you)? (?:a |some |more |little |bit |of "
    r"|the |one |two |few )*(?:time|moment|minutes?|rounds?|days?|week)|postpone\w*|delay\w*|slow down"
    r"|hold your|not (?:rush|hurry|push)|think (?:about|it|over)|sleep on it|get back to you|later|not (?:now"
    r"|yet)|next round|sit tight|stay put)" ),
    (
    "talk" ,
    "good" ,
    r"(?:talk\w*|meet\w*|discuss\w*|sit down|negotiat\w+|speak|chat|call (?:us|me|you)|dialogue|conversation"
    r"|hear (?:us|you|each)|listen|come (?:back )?to the table|open (?:the )?(?:door|talks)|contact)" ),
    (
    "help" ,
    "good" ,
    r"(?:(?:have|got) your back|help\w*|keep an eye|support|stand (?:by|with|beside|behind|up for)|protect|defend"
    r"|save us|stay with"
    r"|come to (?:our|your) (?:aid|side|help)|side with|look after|be (?:there|with you|on your side|beside)"
    r"|back (?:us|you)|put in a (?:good )?word|vouch|mediate|witness)" ),
    ("trust", "good", r"(?:trust|believe|have faith|have confidence)"),
    (
    "calm" ,
    "good" ,
    r"(?:nothing (?:to fear|will happen)|no harm|calm|quiet|back (?:down|off|away)|de ?escalat\w*|step (?:back"
    r"|down)|hold back|restrain\w*|behave"
    r"|not (?:provoke|escalate|threaten|attack|interfere|shout|respond|react|retaliate)|leave us|stop (?:this"
    r"|that|it|provoking|threatening|lying|playing|pushing|shouting|wasting|insulting|being)"
    r"|no more (?:provocations?|threats?|games?|tricks?)|peace\w*|enough|be (?:nice|reasonable|fair|serious"
    r"|careful)|come on|grow up)" ),
    (
    "move-on" ,
    "good" ,
    r"(?:hurry|decide|move (?:on|first|forward)|start|go first|get (?:going|moving|started|on with)"
    r"|make up your mind|reconsider|think again|compromise|meet us half ?way|be flexible|give (?:something"
    r"|a little|way|in)|show (?:\w+ )?(?:good ?will|good faith|flexibility))" ),
)  # fmt: skip
"""Deeds that are neither a concession nor a move: the word for each, whether it is meant ill, and how it is said."""


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A turn of phrase ready for use; made when it is first wanted."""
    return re.compile(text)


def says(text: str, skeleton: str) -> bool:
    """Whether a skeleton holds a turn of phrase."""
    return pattern(text).search(skeleton) is not None
