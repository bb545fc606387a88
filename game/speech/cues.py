"""The turns of phrase by which one knows what a sentence is doing: asking, offering, promising, threatening, reacting.

They are matched against a *skeleton*: the words of a sentence with concessions as ``C0``, moves as ``M1`` and other
delegations as ``@id``. First persons are plural, short forms are written out, and typing errors are mended before.
"""

from __future__ import annotations

import re
from functools import cache

C, M, CM = r"C\d+", r"M\d+", r"[CM]\d+"
_LEAD = (
    r"^(?:(?:and|so|but|well|then|ok|now|also|or|look|listen|right|fine|hmm|oh|ah|actually|please|seriously"
    r"|just|sir|yes|no|tell us|"
    r"let us know|may we ask|can you tell us|could you tell us|we wonder|we ask|we want to know"
    r"|we would like to know|we need to know|"
    r"quick question|question|one thing|again|really|hey|,|:) )*"
)

QUESTION = (
    _LEAD +
    r"(?:what(?! (?:we|they|you|he|she) (?:\S+ ){1,4}?is\b)|why|how (?!generous|nice|kind|sweet|lovely|very|funny"
    r"|brave|clever|sad|convenient)|who|whom"
    r"|(?:when|where) (?=will|would|do|does|did|can|could|is|are|was|were|shall|should|have|has|exactly|and|\?)"
    r"|which|whose|(?:would|will|could|can) (?!love|like to|appreciate|be (?:happy|glad|willing|ready))"
    r"|do (?=you|we|they|@|the |your|our"
    r"|those|these|any|people|C\d)|does|did|are (?!you (?:all )?(?:liars|fools))|is|"
    r"(?:under|on|in|at|for|to|with|by) (?:what|which)|have (?!a |to )|has|should|shall|any (?:chance|news"
    r"|movement|progress|thoughts?|ideas?|word|interest)|whether|(?:deal|yes|in|take it) or (?:no|out|not)|care to"
    r"|mind if|anything)\b"
)
ASKED = (
    r", (?:then )?(?:what|how|why|who) (?:else |much |many )?(?:can|could|would|will|do|did|are|is|must|should)\b"
    r"|\b(?:name|state|give us|tell us) (?:your|the|a) (?:price|terms|conditions?)\b"
    r"|\b(?:tell us|explain(?: \w+)?|let us know|we wonder|we ask (?:you )?|told us|like to know|want to know"
    r"|need to know|curious|not (?:understand|see|get)"
    r"|not know) (?:why|what|how|if|whether|when|where|which)\b"
)

SUGGESTION = (
    _LEAD +
    r"(?:how about|what about|what if|why not|why do (?:not we|we not|you not take|not you take)|suppose"
    r"|imagine|say (?=we |you )|maybe|perhaps|"
    r"(?:could|can|shall|should|might|may|would) (?:not )?we (?:not |perhaps |maybe |just |all |both )*(?:agree|say"
    r"|do"
    r"|swap|trade|exchange|settle|try|make|write|sign|combine|offer|propose|suggest|give|add|include|start)|"
    r"(?:shall|should) we|would it (?:work|help|do|be (?:ok|enough|possible|acceptable|fair|good)) if"
    r"|is it (?:a deal|possible|ok|fair) if|do we have a deal if|deal if|fancy|interested in|care for"
    r"|let us (?:just |both |all )*(?:swap|trade|exchange|do|say|agree|make|have|try|combine|give|settle|put"
    r"|sign))\b"
)
TAG = (
    r"(?: ,)?(?: (?:is (?:it|that|this) (?:a )?|do we have (?:a |an )?|would that be |sounds? |that "
    r"|so )?(?:deal|ok|agreed|agree|fair|fair enough|good|alright|all right|yes|no|right|acceptable|fine"
    r"|interested|work|works|cool|what do you say|what say you|what do you think|how does (?:that|this"
    r"|it) sound|how about it|sound good|is (?:that|it) not|do you agree|would that work|does that work"
    r"|can you (?:live with|accept|agree to) (?:that|this|it)|would you (?:accept|agree to|sign|take) (?:that"
    r"|this|it)|thoughts|can we agree|are you in|you in|any interest|possible))(?: (?:on (?:that|this|it)"
    r"|with (?:that|you)|for you|then))? \?$"
)

ASKS: tuple[tuple[str, str], ...] = (
    ("keep",
     r"why (?:would|should|will) (?:this|it|that) (?:time )?be (?:\w+ )?different"
     r"|why (?:should|would|do|must|can) we (?:\w+ )?(?:trust|believe)|how sure (?:can|could|are) we" ),
    ("why", r"what (?:has |have )?changed|help us (?:understand|see)" ),
    ("price",
     r"what (?:\w+ )?(?:would|will|does|might|could) (?:it|that|this|C\d+) (?:\w+ )?(?:take|cost)\b"
     r"|what (?:would|do|will|can|could|might|shall) we (?:\w+ )?(?:get|receive|gain|see)\b|in it for us"
     r"|what (?:\w+ )?you (?:would |might |do )?(?:want|need|ask|expect|require|charge|demand) (?:for|in)\b"
     r"|what (?:will|would|can|does|is) " + C + r" (?:\w+ )?(?:buy|get|bring|worth)" ),
    ("grievance",
     r"\b(?:hold\w*|have|has|got|having) (?:\w+ )?against us|what (?:have|did|has) (?:we"
     r"|our \w+) (?:ever )?(?:do|done|did)\b|have we (?:\w+ )?(?:done|wronged|hurt|offend\w*|upset|broken"
     r"|insulted|hurt|failed)|did we (?:\w+ )?(?:do|offend|hurt|wrong|break|upset|insult|fail)"
     r"|\b(?:angry|mad|upset|cross|sore|offended|bitter|annoyed|cold|hostile|furious|grumpy|sulking)\b.*\?"
     r"|why are you (?:still |so |all )*(?:angry|mad|upset|cross|sore|offended|bitter|annoyed|cold|hostile"
     r"|furious|disappointed|rude|distrustful|suspicious)|grievance|grudge|resent|why do you (?:\w+ )?(?:hate"
     r"|dislike|distrust|mistrust|blame)|"
     r"why (?:do|can|would|will|did) (?:you not|not you) (?:\w+ )?trust|trust us\b(?!.*" + C +
     r")|what is (?:your|the) (?:problem|issue|trouble|beef) with us|wrong between us|bad blood"
     r"|do you (?:still )?(?:hate|resent|blame|distrust)|bothering you|what is it (?:that )?you (?:can not"
     r"|do not) forgive|not forgiven|forgive us \?|(?:something|anything|what|problem|trouble"
     r"|matter) (?:\w+ )?(?:stands? |lies? )?(?:between|wrong with) us|clear(?:ed)? the air|cleared up"
     r"|what (?:have you|do you have) (?:got )?against|(?:what|how|where) (?:have"
     r"|did) we (?:\w+ )?(?:go(?:ne)? wrong|harm\w*|cross\w*)|so cold|why (?:are|were) you so|still (?:angry|mad"
     r"|upset|cross|sore)" ),
    ("why",
     r"\bwhy\b(?! not (?:" + CM +
     r"|the|a|an|we|just|swap|trade))|how come|what (?:made|makes) you|(?:what|which|any|give|the) reasons?\b"
     r"|what is (?:the |your |so )?(?:problem|matter|wrong|issue|trouble|objection|bad|obstacle)|what (?:do"
     r"|did) (?:you not|not you) (?:like|want)|dislike|what for \?|on what grounds|what (?:was|were|is|stops?"
     r"|stopped|keeps?|prevents?|holding|is holding|is stopping|is keeping|is preventing|stopping|keeping"
     r"|preventing) (?:you|wrong)\b|what went wrong|(?:refuse|reject|decline|turn)\w* (?:it|that|this|our|down)\b" ),
    ("keep",
     r"\b(?:just|only|empty|mere|more than) words\b|\bare you (?:really|actually|truly|ever|finally) going to\b"
     r"|\bwill (?:the |your )?" + C + r" (?:really|actually|ever|still|truly)\b"
     r"|\b(?:will|would|are|can|do|did|could|shall|have|going|gonna|intend|plan)\b(?: \S+){0,5}? (?:keep|kept"
     r"|keeping|honou?r\w*|stick\w* (?:to|with)|stand by|hold to|respect\w*|fulfil\w*|deliver on|follow through"
     r"|cheat\w*|breach\w*|go back on|back out|betray\w*|mean it|abide|break\w*|pull out|walk away|leave (?:it"
     r"|the|us|again|our|what))\b"
     r"|(?:can|could|should|do|how can|how do|how could) we (?:\w+ )?(?:trust|rely|count on|believe|depend)"
     r"|how (?:do|can|could|would|will|are) we (?:\w+ )?(?:know|sure|check|be sure|be certain|make sure|verify)"
     r"|is your (?:word|promise|signature)|do you (?:really |still )?promise|your (?:word|promise"
     r"|signature)s? (?:\w+ )?(?:worth|good|mean)|"
     r"will (?:it|this|that|they|" + C +
     r") (?:\w+ )?(?:hold|last|be kept|stand|be honou?red|stay|survive)|(?:be|are) you (?:being )?(?:serious"
     r"|sincere|honest|reliable)|still (?:stand by|valid|in force|on|good)|who (?:\w+ )?guarantees?"
     r"|what (?:happens )?if you (?:\w+ )?(?:break|cheat|breach|leave|lie)|swear|give us your word"
     r"|guarantee (?:that )?you" ),
    ("price",
     r"what (?:\w+ )?(?:would|will|could|might|does|do|did|is) (?:it|that|this) (?:\w+ )?(?:take|cost|need"
     r"|require|worth)|what (?:\w+ )?(?:would|will|do|does|could|can|might|should|did) (?:you|they|@\S+"
     r"|your \w+)(?: \w+){0,2}? (?:want|need|ask|take|expect|require|like|demand|accept|charge|settle|prefer"
     r"|wish|seek|hope|have in mind|be looking|desire|get out)\b"
     r"|what (?:\w+ )?(?:are|is|would be) (?:you |your |the )(?:\w+ )?(?:price|asking|after|looking|terms"
     r"|conditions?|demands?|wish\w*|needs?|interests?|minimum|goals?|cost|fee|bottom line|wanting)|how (?:much"
     r"|many|far)|(?:name|tell us|state|say|give us) (?:your|the|a) (?:price|terms|conditions?|demands?)"
     r"|what (?:\w+ )?(?:can|could|must|should|do|would|shall|will|might) we (?:\w+ )?(?:have to "
     r"|need to )?(?:give|offer|do|pay|put|bring|add|trade)\b"
     r"|what (?:do|would) we (?:\w+ )?owe|(?:for|at) what|what price|(?:under|on|in) (?:what"
     r"|which) (?:conditions?|circumstances?|terms)|what (?:\w+ )?in (?:return|exchange)"
     r"|what (?:\w+ )?would (?:\w+ )?(?:make|persuade|convince|move|change|satisfy|bring|get|buy|tempt|sway"
     r"|help|do|work|suffice|be enough)|"
     r"what (?:do|would|will|can|could) you (?:\w+ )?(?:give|offer|pay|bring|propose|suggest|do) (?:us|for|in"
     r"|to)|how (?:can|could|do|would|might|should) we (?:\w+ )?(?:get|persuade|convince|make|win|obtain|earn"
     r"|have|move|bring)|what (?:do|would) you (?:\w+ )?have in mind|what (?:else )?(?:do|would) you (?:want"
     r"|need)|your price|(?:would|do) you (?:rather|prefer)|more important to you|what is (?:" + C +
     r"|it|that|this) worth|what (?:must|should|has to|have to|needs? to) (?:happen|change|be)|cost us"
     r"|what is (?:missing|lacking)|whatever you want|which (?:\w+ )?would you" ),
    ("sign",
     r"\bany objections?\b|\bwould (?:\S+ ){0,4}?(?:do|suffice) \?"
     r"|\b(?:would|will|could|can|might|do|does|are|is|were|shall|may|did|have|has"
     r"|should)\b(?: \S+){0,8}? (?:sign\w*|accept\w*|agree\w*|consider|ratify|approve|live with|settle for"
     r"|settle on|okay|ready|willing|prepared|interested|open to|acceptable|enough|go for|go along|swap|trade"
     r"|say (?:yes|no)|be able|on board|reject|refuse|take|tempt\w*|agreeable|satisf\w+|happy with|fine with|ok with"
     r"|join|support|a deal|work for|be fair|like)\b"
     r"|do we have (?:a|an) (?:deal|agreement|understanding)|(?:deal|agreed|accepted) \?|what (?:would|do"
     r"|will) you say(?: \?|$| to| if| about)|how about it|how (?:does|would|do) \S+(?: \S+)? sound|is (?:that"
     r"|this|it) (?:a )?(?:deal|ok|fine|acceptable|good|fair)|\ba (?:yes|no|deal)(?: \?|$)|have you (?:read|seen"
     r"|looked|decided|made up"
     r"|thought)|(?:(?:deal|yes|in) or (?:no|out|not))|your (?:answer|decision|reply)|what is your (?:view|answer"
     r"|opinion"
     r"|position|response)|would (?:it|that|this) (?:work|do|help)|ready to (?:sign|close)" ),
    ("about",
     r"\b(?:what|how) (?:about|of)\b|^(?:and|or|so)? ?(?:the |a |your |our |with |on )*" + CM +
     r" \?$|any (?:news|movement|progress|chance|thoughts?|word|ideas?|interest)|where (?:do|does|are|is"
     r"|did) (?:\S+ )*(?:stand|we|things)|what (?:do|does|did) (?:you|@\S+) (?:\w+ )?(?:think|make|feel|say"
     r"|know|plan|intend|mean)|how (?:is|are|do you|does) (?:\S+ )*(?:see|feel|view|going|" + C +
     r")|what is (?:happening|going on|up with|new|the (?:state|status|situation)|your (?:view|position|stance"
     r"|opinion|plan))|(?:is|are|was) (?:\S+ ){0,3}" + CM +
     r"|(?:still )?on the table|thoughts|tell us (?:more )?about|what happened (?:to|with)|when (?:will|would"
     r"|do|does|can) " ),
)  # fmt: skip
"""What a question asks, each with the turns of phrase that ask it; the first that fits."""

THANKS = r"\b(?:thanks|thank(?! god)|grateful|gratitude|appreciate\w*|much obliged|merci|gracias|danke)\b"
APOLOGY = (
    r"\b(?:sorry(?! (?:but )?(?:no|we can not|not|that is not))|apolog\w+|forgive us"
    r"|(?:pardon|excuse) (?:us|me|the|our)"
    r"|our (?:bad|fault|mistake|error|apologies)|we (?:deeply |truly |do |really |sincerely )*regret"
    r"|we were wrong|we (?:made|have made|did) (?:a|an|some) (?:\w+ )?(?:mistake|error|wrong)|did not mean to"
    r"|should not have|never meant|owe (?:you|@\S+|them) an apology|mea culpa|misread|misunderst\w+|misspoke|pardon"
    r"|forgive us"
    r"|took it too far|went too far|(?:hope|please) you (?:can )?forgive|please accept our)\b"
)
GREETING = (
    r"\b(?:hello|hi|hey|hiya|hallo|good (?:morning|day|evening|afternoon|night)|greetings|dear (?:colleagues?"
    r"|friends?|delegates?|all|sirs?|madam|excellenc\w+|@\S+|partners?|neighbou?rs?)|nice to (?:meet|see)"
    r"|pleased to meet|how are you|how do you do|what is up|how goes it|how is it going|long time no see"
    r"|goodbye|bye|see you|salutations|welcome(?: to\b|$| (?:all|everyone|back))|ladies and gentlemen|howdy|salut"
    r"|good to see|our (?:respects|compliments"
    r"|best wishes))\b"
)
PRAISE = (
    r"\b(?:best (?:thing|news|idea|offer|text) |well (?:done|played|said|spoken|put)|good (?:job|work|idea|point"
    r"|move|offer|step|news|thinking|man"
    r"|neighbou?rs?|friends?)|nice(?:ly)?|great|excellent|brilliant|impress\w*|wonderful|bravo|fair (?:offer"
    r"|play)|generous|admir\w+|respect (?:you|your|that|this)|we (?:really |do |very much |much )?(?:like|love"
    r"|enjoy|value|trust|welcome) (?:you|your|this|that|it|the|working|how)|kind of you|constructive"
    r"|(?:glad|delighted|relieved|happy|pleased) (?:you|that|to (?:hear|see))|congrat\w*|fantastic|superb|perfect"
    r"|smart|wise|honou?rable|reliable|true friends?|good partners?"
    r"|pleasure|amazing|awesome|helpful|you (?:kept|have kept|keep) your (?:word|promise)|proud of)\b"
)
ANGER = (
    r"\b(?:never forgive|will never forget|(?:slap|spit|spat|kick)\w* (?:us )?(?:in|into) (?:the|our) (?:face"
    r"|teeth)|hypocri\w*|farc\w+|circus"
    r"|mockery|charade"
    r"|bleed\w* us|uncalled for|how could you|can not be serious|you must (?:think we|be (?:joking|kidding|mad"
    r"|crazy))"
    r"|think (?:that )?we are (?:\w+ )?(?:stupid|fools?|idiots?|blind|naive|children)|take us for"
    r"|(?:play|make|take|treat)\w* us (?:for|like) (?:a )?(?:fools?|children|idiots?|dirt|beggars|servants?)"
    r"|you (?:have |are )?(?:broke|broken|break|breaking) (?:every|each|all|any|your|our|this|the)"
    r"|every time\b.*\byou|ask for more|audacity|absurd|preposterous|offensive|offended|bad faith|double (?:game"
    r"|standards?)"
    r"|robbery|extortion|rip(?:ping|ped)? off|sneaky|childish|not amused|makes? (?:us|me|one) sick|had it with"
    r"|what the heck"
    r"|who do you think you are|(?:nobody|no one) (?:believes|trusts)|not believe (?:a|one|any) word|no respect"
    r"|disrespect\w*|left out|stinks?|shameless|petty|spiteful|wicked|vile|thugs?"
    r"|bandits?|tyrants?|over the line|crossed the line|a line crossed|unheard of|playing games|play(?:ing)? us"
    r"|laugh\w* at us"
    r"|do not insult|you call (?:that|this)|liars?|lied|lying|lies|betray\w*|traitors?|idiot\w*|stupid\w*"
    r"|shame(?:ful|less)?|disgrac\w*"
    r"|outrag\w*|ridiculous|insult\w*|joke|nonsense|rubbish|garbage|bull\w*|crap\w*|hell|damn\w*|shut up"
    r"|fed up|sick (?:of|and tired)|tired of|angry|furious|how dare|cheats?|cheaters?|cheated|thie(?:f|ves)"
    r"|thiev\w+|pathetic|cowards?|cowardly|hate|f\w?ck\w*|fk|wtf|sh[i1]t\w*|disappoint\w*|unbelievable"
    r"|you (?:are|people are|guys are) (?:\w+ )?(?:impossible|unbearable|awful|terrible|mean|crazy|mad|lazy|blind"
    r"|evil)"
    r"|(?:some|the|a lot of) (?:nerve|gall|cheek)|can not believe (?:what|it|this|you|that|how)|get serious"
    r"|arrogan\w*|hypocri\w*|kidding|joking|dirty|blackmail\w*|bull(?:y|ies|ying)|clowns?|morons?|screw you"
    r"|go to hell|get lost|fools?|useless|worthless|laughable|greed\w*|selfish|rude|snakes?|rats?|pigs?|dogs?"
    r"|scum|ashamed|appall\w*|disgust\w*|scandal\w*|insolen\w*|what is wrong with you|enough is enough"
    r"|had enough|waste of time|wasting (?:our )?time|thanks for nothing|treacher\w*|dishonest|unfair"
    r"|provocations?|two ?faced|backstab\w*|stab\w* us|hopeless|jerks?|imbecile\w*|incompetent|broke (?:your"
    r"|the|our|its) (?:word|promise|deal|agreement)|broken (?:your|the) (?:word|promise)|you (?:always|never"
    r"|only|just) (?:lie|cheat|break|take|want|keep|think))\b"
)
HOSTILE = (
    r"\b(?:close|shut|withhold|withdraw|seize|break off|cut off|take away|deny us|refuse us|raise|so much as|again"
    r"|any (?:harder|further|longer)|once more|keep \w+ing|keep (?:this|it|that) up|dare|continue"
    r"|threaten\w*|push us|press us|stall\w*|cheat\w*|betray\w*|attack\w*|touch|ignore|leave us|sell us|sell out"
    r"|break"
    r"|behind our back|over our heads?|like this|like that|go on|insult\w*|lie to us|another|one more|cross)\b"
)
AGREEMENT = (
    _LEAD[:-2] +
    r")*(?:yes|cool|yay|agreed?|deal|sure|done|accepted|absolutely|of course|very well|certainly|definitely|gladly"
    r"|sounds? (?:\w+ )?(?:good|fair|fine|great|ok|reasonable)|that (?:\w+ )?(?:works|sounds"
    r"|is (?:\w+ )?(?:fair|fine|ok|good|acceptable|reasonable))|(?:it |this )?works for us"
    r"|we (?:\w+ )?(?:agree|accept|are in|are happy|are fine|are ok|can (?:live|work|accept|agree)|could live"
    r"|welcome|approve|concur|support|second|like (?:it|that|this))|count us in|you (?:have|got) (?:a"
    r"|yourself a) deal|good for us|fair enough|acceptable|with pleasure|all right|alright"
    r"|fine(?= ?[.!]*$)|you are right|true"
    r"|exactly|fine (?:by|with) us|ok|no objections?|why not|perfect|right|so be it|suits us|we are in\b|point taken"
    r"|(?:a )?(?:fair|good) point|as you (?:wish|like|say)|go ahead|no problem|works|consider it done|that will do"
    r"|good enough"
    r"|(?:it |that |this )?(?:could|would|can|might|will) work|makes? sense|in principle|let us (?:do|sign) (?:it"
    r"|this|that)|it is a deal|we have a deal"
    r"|(?:shake|let us shake)(?: hands)?|you (?:have|can have) (?:our|my) (?:agreement|consent|support|blessing|hand)"
    r"|(?:this|that|it) (?:is|seems|looks|would be) (?:\w+ ){0,3}?(?:fair|fine|ok|good|acceptable|reasonable|alright)"
    r"|(?:not bad|in order|done deal|all good|all for it|same here|us too|no worries|by all means|amen|hear hear"
    r"|count on it))\b"
)
REFUSAL = (
    r"(?:^(?:(?:and|so|but|well|then|ok|look|listen|oh|sorry|ha\w*|um|er|hm+|,) )*(?:no|never|nothing|not"
    r"|impossible|unacceptable|rejected|refused|denied|hardly|nope|negative)\b|\b(?:no way|no thanks?"
    r"|no thank you|not (?:acceptable|possible|interested|a chance|good enough|enough|for us|going to happen"
    r"|today|like this|at (?:this|that|any) price|in a million|yet|so fast|on these terms|a fair|fair|worth)"
    r"|we (?:\w+ )?(?:refuse|reject|decline|say no|pass|oppose|object|disagree)|we (?:really |simply |just "
    r"|sadly |unfortunately |will |would )*(?:can|could|will|would|do|shall|may) (?:not|never)"
    r"(?! (?:decide|tell|hear|see|understand|follow|remember|know|wait|believe our))"
    r"|we are (?:not|never) (?:going|ready|willing|prepared|interested|able|sign\w+|giv\w+|do\w+|buy\w+|here to"
    r"|at all|up)"
    r"|we will (?:not|never)|we would never|\brefuse\w*|not (?:negotia\w+|up for|for sale)|forget (?:it"
    r"|about)|out of the question|too (?:much"
    r"|little|expensive"
    r"|late|early|low|high|dear|costly|risky|soon|small)|unacceptable|no deal|over our dead|dream on"
    r"|nothing doing|by no means|red line|not in our interest|off the table|does not work|do not (?:like|agree"
    r"|accept|want|need|think so|buy|believe)|(?:not|never) (?:\w+ )?pass|never (?:going|ever|agree|sign"
    r"|accept)|can not (?:do|sign|accept|agree|give)|impossible|asks? too much|you ask (?:too|for too)"
    r"|hard pass|not (?:sign|accept|agree)\w*|not something we|(?:more than|nothing) we can|not (?:possibly"
    r"|happening|today|now)\b"
    r"|(?:will|would|does|do|can|is|are) not (?:do|fly|work|enough|cut it|go far enough|going anywhere|suit us"
    r"|convince us|ours to give)"
    r"|not (?:\w+ )?(?:afford|spare|go there|go that far|go along|interested|convinced|impressed|persuaded|tempted)"
    r"|costs? (?:us )?(?:too|a fortune|more than|the earth|far)|not have (?:the )?(?:\w+ )?(?:money|people|means"
    r"|men|funds|mandate|power|right|authority|capacity|resources)"
    r"|we are (?:not|never) (?!sure|asking|saying|joking|kidding|threatening|lying|trying|talking|angry|afraid"
    r"|certain|clear|your|enem)\w+"
    r"|we would (?:sooner|rather) (?:keep|not|die|walk|wait)|C\d+ (?:stays?|remains?) (?:\w+ )?(?:shut|closed|where"
    r"|ours|with us|home|as (?:it|they)|out|up)"
    r"|not (?:nearly|remotely|quite|even close to|close to|half) enough|not (?:a|one|for a) (?:single|penny|cent"
    r"|step|inch|word)|not (?:in|on) (?:your|our|my|a hundred|a thousand|this) (?:life\w*|dreams?|watch|years?)"
    r"|no chance|no can do|nowhere near|far from (?:enough|it)|out of reach|beyond (?:us|our|what)|the impossible"
    r"|have to (?:decline|pass|refuse|say no)"
    r"|unthinkable|insufficient|peanuts|pittance|crumbs|drop in the ocean|leaves us cold|not on|will not hear"
    r"|C\d+ is (?:a |the )?(?:\w+ )?red line"
    r"|C\d+ (?:is|are|'s) (?:taken|gone|sold|ours|promised|spoken for|not yours)|will have to (?:disappoint|refuse"
    r"|decline)|not what we|less than we (?:\w+ )?(?:need|hoped|asked|expect)\w*"
    r"|thanks ,? but|count us out|are done here|(?:of )?no (?:\w+ )?(?:use|interest|value|help)\b|useless to us))"
)
SARCASM = (
    r"\b(?:thanks (?:a lot )?for nothing|(?:oh|wow|yeah|how|very|so|really|such|what a|just) (?:\w+ )?(?:great"
    r"|nice|lovely|wonderful|brilliant|generous|kind|clever|funny|brave|charming|perfect|friendly|impressive"
    r"|surprise)\b.*(?:again|another|as (?:always|usual)|M\d+|really|nothing|word)|(?:nice|great|lovely"
    r"|wonderful|brilliant|well done|bravo|congratulations?)\b.*\b(?:another|again|M\d+)|(?<!\w )as if|yeah right"
    r"|^(?:(?:oh|yeah|well|,) )*sure you (?:will|do|are|did)|of course you (?:did|do|would|are)|very funny|ha ha"
    r"|what a (?:surprise"
    r"|joke|shame))\b"
)
SAYS_SORRY = (
    r"\bwe (?:\w+ )?(?:want|wish|would like|have|must|need|come|are here) to (?:say (?:\w+ )?sorry|apologi[sz]e"
    r"|make amends)"
    r"|\bwe (?:say sorry|apologi[sz]e)"
)
WARNED = r"\b(?:we|our)\b.*\b(?:will|shall|have to|must|are going to|are \w+ing)\b"
TAKEN_BACK = (
    r" (?:(?:is|will be|would be|goes) (?:gone|off|over|out|dead|cancel\w*|to (?:some|other|@))"
    r"|(?:will |would )?(?:stops?|ends?|stays? (?:shut|home|here|where|in))\b)"
)
COMPARES = r"C\d+ (?:\S+ ){0,4}?(?:more|less|better|worse) than\b.*C\d"
CHOICE = r"^(?:(?:so|and|well|now|then|,) )*(?:choose|pick|take|either) (?:\S+ ){0,3}?C\d+ or (?:\S+ ){0,2}?C\d"
WE_HAVE = r"^(?:\S+ )?(?:could|can|may|might) (?:not )?we (?:\w+ )?(?:have|get|meet)\b"
TRUST_US = r"^(?:(?:please|just|and|so|but) )*trust us\b"
BIDDING = (
    r"^(?:(?:and|so|but|please|just|then|now|ok|well|,) )*(?:say (?!we|you)|think|look|listen|answer|decide|choose"
    r"|be|calm"
    r"|behave|try|grow up|show some|hurry|stop (?!C|M)|do something|leave us|keep (?!C|M)|remember|relax|hold your"
    r"|you (?:first|start|begin|stop|go first|move first)|persuade us|convince us|surprise us)\b"
)
GRATEFUL_START = (
    r"^(?:(?:and|so|but|well|oh|ok|hi|hello|we|are|very|really|do|would like to|want to|must|many|most|so|dear"
    r"|@\S+|,) )*(?:thanks|thank|grateful|appreciate|sorry|apolog\w+|congrat\w*|bravo|well done|good (?:job"
    r"|work)|we (?:\w+ )?(?:regret|welcome))\b"
)

OFFERING = (
    r"\b(?:offer\w*|propos\w+|suggest\w*|put forward|how about|what about|what if|why not|let us|trade|swap"
    r"|exchange|deal|package|compromise|our (?:offer|proposal|text|draft|idea)|ready|willing|prepared|open to"
    r"|happy to|glad to|would|could|can|might|may|perhaps|maybe|counter\w*|in return|in exchange|against"
    r"|imagine|suppose|consider|idea)\b"
)
VOW = (
    r"\b(?:(?<!your )(?<!you )(?<!you have )(?<!that )promis\w+|swear|pledg\w+|vow|guarantee (?:that|you|it)"
    r"|our word|word of honou?r|you (?:can"
    r"|may) (?:count|rely|depend|trust)|we commit|commit (?:to|ourselves)|assure you|cross our hearts?"
    r"|on our honou?r|rest assured|never again|trust us|certainly will|definitely)\b"
)
WANTING = (
    r"\b(?:want|need|demand|require|expect|insist|ask (?:for|you|that)|request|wish|would like|would love"
    r"|must have|settle for|should be ours|deserve|call (?:on|for)|urge|beg|hope (?:for|you|that)"
    r"|looking for|are after|prefer|rather (?:have|take|get|see)|have to have"
    r"|owe us|interested in|due|waiting for|desire|would welcome|seek|(?:may|can|could|might) we (?:\w+ )?(?:have"
    r"|get|receive|see|use|borrow)"
    r"|[CM]\d+ or (?:nothing|no deal|else)|(?:do|could do|can do) with|would be (?:fine|enough|better|good|nice"
    r"|great|welcome|best|useful)|would (?:go a long way|do nicely"
    r"|make us (?:sign|happy|agree|accept))"
    r"|(?:neither|no|nothing|not)\b.*\bwithout (?:\w+ ){0,2}?C\d|all we (?:want|ask|need)|would (?:help|mean"
    r"|suit|please|like|love)"
    r"|would (?:\w+ )?(?:be (?:\w+ )?(?:grateful|glad|thankful|pleased|happy) (?:for|to (?:have|get|see|receive"
    r"|use))|appreciate)"
    r"|worth (?:more|a lot|much) to us|(?:first|priority|important to us|matters? (?:most )?to us))\b"
)
ORDER = (
    r"^(?:(?:and|so|but|well|then|ok|now|also|please|just|at least|first|look|listen|hey|come on|you|sir|sirs"
    r"|,|for once) )*(?:throw|give|grant|offer|provide|deliver|allow|open|stop|pause|end|lift|ease|cap|scale|let"
    r"|send|ship|cut|reduce|suspend|limit|freeze|cancel|drop|remove|keep|leave|wait|talk|come|tell|explain"
    r"|show|sign|accept|agree|do|do not|don|help|support|respect|honou?r|be|make|put|hand|take|think"
    r"|reconsider|consider|call|meet|listen|answer|reply|say|look|hold|calm|back|join|write|add|include|reveal"
    r"|prove|pay|try|remember|forget|move|get|go|quit|cease|hurry|name|share|trust|apologi[sz]e|publish"
    r"|restrain|refrain|never|no more|enough|stand|withdraw|halt|resume|loosen|relax|" + CM +
    r"(?: ,)?(?: (?:now|please|immediately|first|or|asap|today))+|" + CM +
    r" !|" + CM + r" (?:us|with us|it|your|what|properly|honestly|strictly|fully|openly|more|less))(?= |$)"
)
MUST = (
    r"\b(?:you|your \w+|@\S+) (?:\w+ )?(?:must|should|have to|need to|ought to|had better|better"
    r"|can not (?:keep|go on|continue)|may not|are (?:asked|requested|expected|invited) to|could at least)\b"
    r"|C\d+ (?:\w+ )?(?:must|has to|have to|needs? to|should|ought to|can not go on)\b|please\b|\bwould you mind"
    r"|if you (?:please|would be so kind)|for (?:god|heaven)"
)
ELSE = (
    r"\b(?:or else|or (?:we|you will|there will|the|face)|otherwise|last (?:warning|chance)|we warn you"
    r"|be warned|beware|warning|or (?:it|this|that) (?:will|is)|do not (?:test|push|force|make|try|provoke) us"
    r"|watch (?:out|it|yourself)|you have been warned|you will (?:be sorry|regret|pay|see|suffer)"
    r"|our patience|after that ,? ?(?:no|we|it|the)|time is running|clock is ticking|final warning)\b"
)
CONDITION = (
    r"(?:^|(?<=^and )|(?<=^but ))without(?= (?:the |a |an |your |any |more |some )?(?:C\d|\w+ (?:from you|by)))"
    r"|\b(?:only if|but only if|if|unless|as long as|so long as|on (?:the )?condition that|once|when(?:ever)?"
    r"|as soon as|the moment|in case|should you|until you|the day|next time|after you)\b"
)
UNLESS = r"\b(?:unless|until you|without you)\b|^(?:and |but )?without\b"

POLITE = (
    r"\b(?:appreciate|grateful|glad|happy|nice|good|kind|love|like|welcome)(?: it)?(?: very much| a lot)? if you"
    r" (?!want|need|like|agree|think)"
)
ACCUSED = (
    r"\byou (?:\w+ ){0,2}?(?:\w{3,}ed|built|broke|took|stole|sold|left|made|let|kept|gave)\b[^?]*\b(?:our|us)\b"
    r"|\byour \S+ (?:are|is|were|was|keep|have|has) (?:\w+ )?\w+(?:ing|ed)\b"
)
COMPLAINT = (
    r"\byour? (?:\w+ ){0,2}?M\d|\byou (?:\w+ ){0,2}?(?:signed|promised|said|told us|agreed|broke|took|lied|forgot"
    r"|never"
    r"|went|sold|left|stole|ruined|abandoned|ignored|laughed)\b|behind our backs?"
)
ALREADY = r"\b(?:already|always did|as before|anyway)\b"
IS_YOURS = (
    r"C\d+ (?:is|are|will be|shall be) yours|(?<!no )C\d+ (?:will|shall) (?:come|go|reach|arrive|be (?:there|ready"
    r"|with you|open)|sail|stay|travel|ride|stop|end|rest|wait)"
)
RATHER_KEEP = (
    r"\b(?:rather|sooner|prefer to|better|want to|have to|need to|must) (?:keep|hold on to"
    r"|hang on to) (?:\S+ ){0,2}?C\d"
)
ADDRESSED = r"\b(?:you|we|us|our|your|they|them)\b|@"
ABOUT_FORM = r"\b(?:what|how) about\b"
WHY_NOT_YOU = r"^(?:\S+ ){0,2}?why (?:do|would|will|can|could|should) (?:not (?:you|we)|(?:you|we) not)\b"
ABOUT_DEED = r"\b(?:what|how) about (?:if )?(?:we|you)\b"
HOW_ARE_YOU = r"\b(?:how are you|how do you do|how is it going)\b"
OUTRAGE = (
    r"\b(?:kidding|joking|joke|how dare|wtf|f\w?ck|serious \?$|take us for|think we are (?:stupid|fools?|idiots?)"
    r"|(?:are|is) you (?:\w+ )?(?:crazy|mad|insane|stupid|blind|deaf|drunk))\b"
)
FAVOUR = (
    r"^(?:\S+ ){0,4}?(?:can|could|will|would|may|might|please) (?:you|we) (?!rather|prefer|sign|accept|agree"
    r"|consider|ever"
    r"|live|support|take|like|want|say (?:yes|no)|hold to|hold on to|see (?:yoursel|a way|fit)|imagine|envisage"
    r"|be (?:ready|willing|able|open|happy|content|satisfied|ok|fine|glad)|trust|swap|trade|settle|still"
    r"|keep(?! an eye)|honou?r|stick|break|really"
    r"|mind telling)|would you mind|can you at least"
)
MAY_WE = r"\b(?:can|could|may|might) we\b"
MAY_WE_HAVE = (
    r"\b(?:have|get|receive|see) (?:\S+ )?C\d|\b(?:talk|meet|discuss|speak|have (?:some |a |more )|wait|see"
    r"|get|know)\b"
)
EXCHANGE = r"\b(?:if we|in return|in exchange|for (?:our |the |a )?C\d|against)\b"
ASKS_BACK = r"\b(?:what|why|how|when|which|who|where) "
ASKS_TO_TELL = r"\b(?:tell us|explain|say (?:why|what|how|it))\b"
WH = r"\b(?:what|who|how|when|where)\b"
WH_TO_SIGN = (
    r"who (?:\w+ )?(?:would|will|could) (?:sign|accept|agree|join)|what (?:would|do|will) you say"
    r"|how (?:does|would|do)|what is your"
)
BREAKS_NOT = (
    r"\bwe\b[^,]*\b(?:not|never)(?: \w+){0,2}? (?:break|violate|breach|leave|abandon|betray|cancel|withdraw"
    r"|go back)\b"
)
YOU_NOT = r"\byou (?:\w+ )?(?:not|never)"
NO_WITHOUT = (
    r"^(?:(?:and|but|so|remember|,) )*no (?:\w+ )?(C\d+)(?: ,)?(?: then| and"
    r"| means)? no (?:\w+ )?(C\d+)[ .!]*$"
)
LAST_WORD = r"\bor else\b|last (?:warning|chance)|be warned|you will (?:be sorry|regret|pay|suffer)"
WILL_DO_ILL = (
    r"\b(?:we|our)\b(?: \S+){0,4}? (?:will|shall|have to|must|are going to|might|may|would|can|could|begin|start)\b"
    r"|\bwe (?:are \w+ing|walk|leave|quit|go|tighten|M\d+|turn|look|tell|respond|pull|block|show)\b"
    r"|^(?:(?:then|so) )*(?:there is (?:nothing|no)|we (?:go|leave|walk|stop|close|shut)|there will|(?:the )?(?:M\d"
    r"|C\d)|consequences"
    r"|expect|forget|you (?:will|get|can|shall)|no "
    r"|the (?:deal|text|talks?)|it is|all is|everything)"
)
ANNOUNCED = (
    r"\bwe (?:\w+ ){0,2}?(?:will|shall|are going to|have to|must|may|might|intend|plan|are ready|are prepared"
    r"|can|could|would)\b"
)
NEGATIVE = r"\b(?:not|no|never|refuse|without)\b"
ABOUT_ONLY = r"\b(?:about|regarding|concerning)\b"
WE_WANT = r"\b(?:want|need|demand|ask|asking|insist on|get|have) (?:\S+ ){0,2}?C\d"
YOU_WANT = r"\byou (?:\w+ )?(?:want|need|demand|ask|get|have)"
WE_GIVE = (
    r"\bwe (?:\w+ )?(?:give|offer|grant|C\d|do|add|put|let)|(?:you|your side) (?:\w+ )?(?:get|have|receive)"
    r"|for you|here is|on the table|(?:is|are) (?:all|what|the (?:best|most)) we (?:have|can|could|offer|do)"
)
WE_SIGN = r"\bwe (?:\w+ ){0,2}?(?:sign|accept|agree|ratify|join)\b"
WE_WELCOME = (
    r"C\d+ (?:is|are|would be) (?:\w+ )?welcome|\bwe (?:\w+ ){0,2}?(?:accept|agree|welcome|take|are (?:happy|fine"
    r"|ok|content|satisfied)|can live|like"
    r"|support)\b"
)
GIVES_WAY = (
    r"\bwe (?:\w+ )?(?:drop|withdraw|give up|waive|abandon|no longer insist)\b[^,]{0,25}\b(?:demand|claim|request"
    r"|call|idea|condition|on)\b"
)
NAGGED = (
    r"\byou (?:\w+ )?(?:keep|always|still|only|never stop) (?:\w+ )?(?:ask|asking|demand|demanding|want|wanting"
    r"|talk|talking|insist|insisting|come|coming|go|going|harp|harping)\b"
)
DRAFTING = r"\b(?:propose|suggest|offer|package|deal|draft|text|trade|swap|proposal)\b"
YOU_GIVE = (
    r"\byou (?:\w+ ){0,2}?(?:give|do|C\d|will|would|could|can|put|let|offer)|(?:is|are) what we"
    r"|would (?:help|be (?:nice|good|welcome|great|a))|no deal without|not without|nothing without"
)
WE_PROMISE = (
    r"\bwe\b(?: \S+){0,3}? (?:will|shall|would|can|could|are (?:going|ready|willing|prepared|happy|glad)"
    r"|promise|swear|pledge|commit"
    r"|guarantee|intend|plan|stand|keep|honou?r|sign|stick|accept|might|may)\b"
    r"|\byou (?:will|shall) be the first\b|\bnothing (?:to fear|will happen)\b|\b(?:have|got) your back\b"
    r"|\bsee to it\b|\b(?:our word|count on us"
    r"|trust us|rely on us|never again|you have our)\b|^(?:then )?we (?:M\d|C\d|sign"
    r"|stop|wait|talk)"
)
WE_REFUSE = (
    r"\bwe (?:\w+ )?(?:can|could|will|would|do) not (?:accept|agree|sign|give|do|take|support|afford|live|say)\b"
    r"|\bwe (?:\w+ )?(?:will |would |can )?(?:refuse|reject|decline)"
)
SURELY = r"\bwe will\b|\bwe shall\b|going to"
WE_ASK = (
    r"\bwe (?:\w+ ){0,2}?(?:want|need|ask|demand|expect|request|require|urge|beg|insist|would like|hope|call)\b"
)
FLAT_NO = r"^(?:no|never|nothing) "
COMMITS = (
    r"\bwe (?:\w+ ){0,2}?(?:will|shall|are going to)\b|\byou (?:will|shall) (?:have|get|receive|see)\b"
)
MERELY_OFFERS = r"\b(?:offer|propose|ready|willing|prepared|could|would|can|might|trade|exchange|return)\b"
FRAGMENT = (
    r"[CM]\d+|\b(?:yes|no|not|but|then|also|good|too|and|plus|the|a|an|our|your|for|with|ok|fine|full|partial|two"
    r"|one|three|levels?"
    r"|by|of|at|from|us|you|\d+)\b"
    r"|[.,;!]"
)
REMINDS = (
    r"^(?:(?:and|but|so|well|hey|listen|look|,) )*you (?:\w+ )?(?:promised|promise|swore|gave (?:us )?your word"
    r"|said you|told us you|agreed to|committed)\b"
)
WANTS_AMENDS = (
    r"\b(?:want|demand|expect|need|deserve|(?<!we )owe|owes|require|request|await\w*|waiting for|where is|an|please"
    r"|must"
    r"|should|could|will you|would you) (?:\w+ )?apolog\w+"
)
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
