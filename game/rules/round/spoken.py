"""Word and deed: promises and threats made in words, held against what was done. They move trust, and nothing else.

A computer neither parses nor decides here: what words were taken to mean stands in the message. A word counts if its
deed is a move that its speaker may use, openly, and that costs capital, or, where it is promised not to be done, one
that frightens. A kept promise only wins back what words cost before: words bind nobody, so a bonus for them would be
had for nothing by two who promise each other what they do anyway (shared design: *word and deed cannot be farmed*).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.rules.board import Board
from game.rules.effects.purposes import is_hostile
from game.rules.law.moves import may_use
from game.rules.law.running import runs
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.meaning import Deed, Meaning
from game.rules.model.room import Deal, Message
from game.rules.model.setting import Setting
from game.rules.model.state import State
from game.rules.model.terms import Use
from game.rules.model.value import Value

KEPT, BROKEN, HOLLOW = 1, -3, -1
"""Points of the hearer's trust in the speaker for a promise kept or broken, and for a threat not carried out."""
APART = 3
"""Of one delegation's words to another, one counts in so many rounds."""
PATIENCE = 1
"""Rounds after the one of the message in which a deed without a date is done, or is seen not to be."""


class Tested(Value, frozen=True):
    """A word that was put to the test.

    round: the round at whose end it was; said: the round in which it was said
    kept: whether the deed followed
    """

    round: int
    said: int
    by: str
    to: str
    meaning: Meaning
    kept: bool

    @property
    def does(self) -> str:
        """The move that it speaks of."""
        return self.meaning.deed.does if self.meaning.deed is not None else ""

    @property
    def trust(self) -> int:
        """By how many points it moves trust, if it counts."""
        if self.meaning.kind == "threat":
            return 0 if self.kept else HOLLOW
        return KEPT if self.kept else BROKEN


def weigh_words(board: Board, state: State) -> None:
    """Moves the trust of whoever heard a word that was tested this round."""
    if not board.setting.plays("trust"):
        return
    for word, by in counted(put_to_test(state, board.round, board.uses, board.deals)):
        if word.round == board.round:
            kind = CauseKind.HOLLOW_THREAT if word.meaning.kind == "threat" else CauseKind.WORD_KEPT
            kind = CauseKind.WORD_BROKEN if by == BROKEN else kind
            board.shift(f"trust:{word.to}:{word.by}", by, Cause(kind, word.does, word.by, word.to))


def counted(words: Iterable[Tested]) -> Iterator[tuple[Tested, int]]:
    """The words that count, in the order in which they were tested, each with the points of trust that it moves."""
    last: dict[tuple[str, str], int] = {}
    owed: dict[tuple[str, str], int] = {}
    for word in sorted(words, key=lambda each: (each.round, each.said, each.by, each.to)):
        pair = word.to, word.by
        by = min(word.trust, owed.get(pair, 0))
        if by == 0 or word.round - last.get(pair, -APART) < APART:
            continue
        last[pair] = word.round
        owed[pair] = owed.get(pair, 0) - by
        yield word, by


def put_to_test(
    state: State, round_no: int, uses: Iterable[tuple[str, Use]] = (), deals: Iterable[Deal] = ()
) -> Iterator[Tested]:
    """Every word that has been tested by the end of a round, as each of its hearers knows it.

    `uses` are the moves of that round as far as no desk has them yet; by `deals` conditions come true.
    """
    seen = _Deeds(state, round_no, tuple(uses), tuple(deals))
    for key in sorted(state.rooms):
        room = state.rooms[key]
        for message in room.messages:
            for meaning in message.meanings:
                for to in room.members:
                    if to != message.by and (word := seen.test(message, meaning, to)) is not None:
                        yield word


def counts(setting: Setting, speaker: str, meaning: Meaning) -> bool:
    """Whether a word can be tested: its deed is an open move of the speaker's, and its cost is real."""
    deed = meaning.deed
    move = None if deed is None or meaning.kind not in ("promise", "threat") else setting.move.get(deed.does)
    if deed is None or move is None or move.secret or not may_use(setting, speaker, move):
        return False
    return meaning.kind == "promise" and is_hostile(move) if deed.negated else move.cost > 0


class _Deeds(Value, frozen=True):
    """What everybody did up to a round, as far as all can see it."""

    state: State
    round: int
    uses: tuple[tuple[str, Use], ...]
    deals: tuple[Deal, ...]

    def test(self, message: Message, meaning: Meaning, to: str) -> Tested | None:
        """What came of a word by now; None while it is open, and for a word that cannot be tested."""
        deed = meaning.deed
        if deed is None or not counts(self.state.scenario.setting, message.by, meaning):
            return None
        met = [self.came_true(each, message.round) for each in meaning.condition]
        if not all(met):
            return None
        begins = max((message.round, *met))
        due = max(meaning.until, begins + PATIENCE)
        done = self.done(message.by, deed.does, begins, due)
        if not done and self.round < due:
            return None
        return Tested(done or due, message.round, message.by, to, meaning, bool(done) != deed.negated)

    def done(self, seat: str, move: str, first: int, last: int) -> int:
        """The first round from `first` to `last` in which a seat used a move; 0 for none."""
        used = [*self.state.desks[seat].sent, *((self.round, use) for by, use in self.uses if by == seat)]
        return min((when for when, use in used if use.move == move and first <= when <= last), default=0)

    def came_true(self, deed: Deed, said: int) -> int:
        """The round in which a condition came true after it was said; 0 if it has not, or not all can tell."""
        setting = self.state.scenario.setting
        move = setting.move.get(deed.does)
        if deed.negated:
            return 0
        if move is not None:
            return 0 if move.secret or not deed.by else self.done(deed.by, move.id, said, self.round)
        given = (
            max(deal.since + clause.delay, said)
            for deal in self.deals if deal.public
            for clause in deal.text.clauses
            if clause.concession == deed.does and runs(setting, deal, clause, self.round)
        )  # fmt: skip
        return min(given, default=0)
