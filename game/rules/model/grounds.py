"""The grounds on which an act is refused: a closed list, for programs to tell refusals apart."""

from __future__ import annotations

from enum import StrEnum


class Ground(StrEnum):
    """Why an act is refused. The sentence beside it is for people and may change; this stays.

    First what is asked of every act, then of names and words, of offers, of texts, of talks, of plans, and last what
    only a host refuses.
    """

    GAME_OVER = "game-over"  # nothing more is played
    WRONG_PHASE = "wrong-phase"  # this is done in the other phase of a round
    CHAIR_ONLY = "chair-only"  # only the facilitator does this
    SEAT_ABSENT = "seat-absent"  # the seat is marked absent
    OFFICE_MAY_NOT = "office-may-not"  # another office of the delegation does this
    UNKNOWN_OFFICE = "unknown-office"  # the delegation has no such office
    LESSON_FIRST = "lesson-first"  # a lesson waits for something else

    UNKNOWN_DELEGATION = "unknown-delegation"  # nobody of that name sits here
    OWN_DELEGATION = "own-delegation"  # the act needs somebody else
    UNKNOWN_CHOICE = "unknown-choice"  # a word from a closed list that is not on it
    EMPTY_WORDS = "empty-words"  # nothing is said
    TOO_LONG = "too-long"  # more words than a message or event holds
    UNWRITABLE = "unwritable"  # characters that no record can keep
    OUT_OF_RANGE = "out-of-range"  # a number beyond its bounds: a level, a length, a strength, a dial, a round

    UNKNOWN_OFFER = "unknown-offer"  # no offer has that number
    OFFER_CLOSED = "offer-closed"  # it was struck, withdrawn or declined, or it lapsed
    OFFER_BOUND = "offer-bound"  # it is a deal already
    OFFER_ANSWERED = "offer-answered"  # one's own answer has taken its place
    SIGNED_ALREADY = "signed-already"  # one's own signature stands under it
    NOT_SIGNED = "not-signed"  # one has no signature to take back
    OWN_OFFER = "own-offer"  # one's own offer is withdrawn, not declined
    NOTHING_CHANGED = "nothing-changed"  # a counter-offer that says what it answers
    ON_THE_TABLE = "on-the-table"  # the same text lies open
    PUT_ENOUGH = "put-enough"  # no more texts and questions to them this round
    ASKED_ALREADY = "asked-already"  # the same question waits, or has been answered with a text this round
    NOTHING_WAITS = "nothing-waits"  # no overture or signal waits for this, and nothing was said that is taken back
    DONE_ALREADY = "done-already"  # ready, committed or closed already

    SIGNATORIES = "signatories"  # not two or more different ones, or not the author's own
    SIGNATURE_MISSING = "signature-missing"  # the text does not bind without somebody
    NAMED_TWICE = "named-twice"  # one concession at two levels
    STARTS_TOO_LATE = "starts-too-late"  # after the last round
    MUST_BE_PUBLIC = "must-be-public"  # a communique, or a concession that nobody can hide
    NO_SUCH_TERM = "no-such-term"  # verification or snap-back where there is nothing to verify
    WITNESS_UNSIGNED = "witness-unsigned"  # the witness does not sign
    OWN_WITNESS = "own-witness"  # the witness gives something itself
    EXCLUDED = "excluded"  # two things that exclude each other
    NOT_THIS_ROUND = "not-this-round"  # they have closed the issue for this round
    PROMISED_IN_PUBLIC = "promised-in-public"  # a confidential text cannot take a public one's place
    PROMISED_ALREADY = "promised-already"  # promised elsewhere over these rounds

    TALKS_CLOSED = "talks-closed"  # only the back-channel is left
    TALKS_EXPLORATORY = "talks-exploratory"  # not everything can be agreed yet

    CONFERENCE = "conference"  # the last round has no moves
    PLANNED_TWICE = "planned-twice"  # one move twice at one target, or two of which one round holds one
    NOT_YOUR_MOVE = "not-your-move"  # a move of others
    USED_UP = "used-up"  # as often as a game allows
    CANNOT_AIM = "cannot-aim"  # a move must be pointed at somebody else
    NEEDS_CONCESSION = "needs-concession"  # a move without the concession or level it is about
    NEEDS_NO_DETAIL = "needs-no-detail"  # a move with an option, concession or level that it is not about
    NO_EFFECT = "no-effect"  # a move that would change nothing
    STANDS_ALREADY = "stands-already"  # a demand for what is in force or signed
    DEMANDED_ALREADY = "demanded-already"  # a demand that waits for its answer
    PROMISED_NOT_TO = "promised-not-to"  # a promise holds the move back
    NO_CAPITAL = "no-capital"  # it costs more political capital than is left
    NOT_BOUND = "not-bound"  # a text under which one has nothing to break, leave or watch
    NO_BREACH = "no-breach"  # these rules know no quiet breach
    NOT_ENFORCER = "not-enforcer"  # somebody else enforces restrictions

    TOO_FAST = "too-fast"  # more acts than a table can follow
    OTHER_MOMENT = "other-moment"  # meant for another round or phase
    NOT_RUNNING = "not-running"  # the game has not begun, or the clock stands
    ONLY_SIGNING = "only-signing"  # the last seconds of a negotiation
