"""Whole English sentences for every client: texts, meters and their causes, what happened, how things stand.

Made from a View, never from the whole state, so no sentence can tell what its reader may not know.
"""

from game.wording.acts import act_sentence
from game.wording.changes import ask_sentence, changes, message_sentence, phrase, shut_sentence
from game.wording.cures import chair_cure_label, cure_label, plan_label
from game.wording.deals import deal_entry, deal_number, deal_phrase, deal_sentence, deal_state, own_deals
from game.wording.ending import outcome_sentence, score_sentence
from game.wording.expecting import NOT_CALIBRATED, expectation
from game.wording.mandates import flow_lines
from game.wording.meters import cause_phrase, change_sentence, meter_sentence, report_changes
from game.wording.moves import move_cost, move_noun, played_sentence, use_sentence
from game.wording.names import (
    AMOUNT_WORDS,
    DOOR_WORDS,
    GLOSSES,
    INTENT_WORDS,
    ROLE_WORDS,
    band_word,
    count,
    decimal,
    initial,
    listed,
    lower_first,
    meter_keys,
    meter_name,
    meter_value,
    points,
    seat_name,
    seats_named,
    signed,
    until_the_end,
    upper_first,
    worth_words,
)
from game.wording.news import (
    briefing,
    event_sentence,
    fell_sentence,
    grievance_sentence,
    news_sentence,
    notice_sentence,
    rung_title,
)
from game.wording.offers import offer_status, reason_words, signed_sentence
from game.wording.plans import due_lines, plan_lines
from game.wording.recap import recap
from game.wording.reports import reading_sentence, report_sentence
from game.wording.rounds import band_changes, earned_sentence, round_effects, round_events, round_story
from game.wording.settlements import checklist_lines, nearest_line, settling_lines
from game.wording.situation import (
    confidence_line,
    demand_line,
    door_lines,
    facts_lines,
    heading,
    phase_words,
    pledge_line,
    ready_line,
    score_lines,
)
from game.wording.texts import (
    clause_sentence,
    compared,
    concession_phrase,
    ends_sentence,
    length_phrase,
    offer_brief,
    offer_sentence,
    terms_sentence,
    text_sentence,
)
from game.wording.worths import (
    home_sentence,
    limits_sentence,
    replaced_sentence,
    side_effects,
)

__all__ = [
    "AMOUNT_WORDS", "DOOR_WORDS", "GLOSSES", "INTENT_WORDS", "NOT_CALIBRATED", "ROLE_WORDS", "act_sentence",
    "ask_sentence", "band_changes", "band_word", "briefing", "cause_phrase", "chair_cure_label",
    "change_sentence", "changes",
    "checklist_lines", "clause_sentence", "compared", "concession_phrase", "confidence_line", "count", "cure_label",
    "deal_entry", "deal_number", "deal_phrase", "deal_sentence", "deal_state", "decimal", "demand_line", "door_lines",
    "due_lines", "earned_sentence", "ends_sentence", "event_sentence", "expectation", "facts_lines", "fell_sentence",
    "flow_lines",
    "grievance_sentence", "heading", "home_sentence", "initial", "length_phrase", "limits_sentence", "listed",
    "lower_first", "message_sentence", "meter_keys", "meter_name", "meter_sentence", "meter_value",
    "move_cost", "move_noun",
    "nearest_line", "news_sentence", "notice_sentence", "offer_brief", "offer_sentence",
    "offer_status", "outcome_sentence", "own_deals", "phase_words", "phrase", "plan_label", "plan_lines",
    "played_sentence", "pledge_line", "points", "reading_sentence", "ready_line", "reason_words", "recap",
    "replaced_sentence", "report_changes", "report_sentence",
    "round_effects", "round_events", "round_story", "rung_title", "score_lines",
    "score_sentence", "seat_name", "seats_named", "settling_lines", "shut_sentence", "side_effects", "signed",
    "signed_sentence", "terms_sentence", "text_sentence", "until_the_end", "upper_first", "use_sentence",
    "worth_words",
]  # fmt: skip
