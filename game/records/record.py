"""A record in memory, and playing it again: loading is replaying, and every digest on the way must come out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final

from msgspec import Struct, field

from game.records.errors import OtherRules, RecordError
from game.records.format import Entry, Header, Mark
from game.records.limits import FORMAT
from game.records.paths import as_argument
from game.records.reading import Moment, moments
from game.records.ruleset import GONE, RULES
from game.records.snapshot import record_digest, state_digest
from game.records.words import Words
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.rules.opening import new_game
from game.rules.reducer import play

CONTRADICTION: Final = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)
"""What playing with a scenario comes to that no author could have written."""


class Record(Struct, frozen=True):
    """A whole record in memory.

    cut: the bytes of a last line that was not written to its end
    seal: the seal of the last line, for whoever writes on
    unknown: acts that these rules cannot read, in a record of other rules
    """

    path: str
    header: Header
    entries: tuple[Entry, ...]
    cut: bytes = b""
    marks: tuple[Mark, ...] = ()
    words: Words = field(default_factory=Words)
    seal: bytes = b""
    unknown: int = 0

    @property
    def playable(self) -> bool:
        """Whether it says that these rules played it."""
        return self.header.rules == RULES or (self.header.format < FORMAT and self.header.rules != GONE)

    def opening(self) -> State:
        """The first state of the game. Raises `OtherRules`, or `RecordError` for a scenario that contradicts itself."""
        if not self.playable:
            raise self.other_rules()
        try:
            return new_game(self.header.scenario, self.header.seed, self.header.seats)
        except Illegal as refusal:
            raise RecordError(f"{self.path}:1: {refusal}") from refusal
        except CONTRADICTION as error:
            raise RecordError(f"{self.path}:1: the scenario in the header contradicts itself.") from error

    def states(self) -> Iterator[tuple[Entry | None, State]]:
        """Every state in turn, each with the act that led to it; the first with None.

        Raises `RecordError` at an act that is not allowed, and `OtherRules` where these rules come to something else
        than was recorded. Digests take time, so only those are computed that nothing later covers.
        """
        yield from self._states(self._covering())

    def _states(self, held: Iterable[Mark]) -> Iterator[tuple[Entry | None, State]]:
        """Every state in turn, held against some of the digests."""
        state, marks = self.opening(), deque(held)
        self._check(state, marks, 0)
        yield None, state
        for number, entry in enumerate(self.entries, 1):
            try:
                state = play(state, entry.actor, entry.action)
            except Illegal as refusal:
                raise self._not_allowed(entry, refusal) from refusal
            except CONTRADICTION as error:
                raise RecordError(
                    f"{self.path}:{entry.line}: this act cannot be played: the header's scenario contradicts itself."
                ) from error
            self._check(state, marks, number)
            yield entry, state

    def _not_allowed(self, entry: Entry, refusal: Illegal) -> RecordError:
        if self.header.format < FORMAT:
            return self._came_to_else(entry.line)
        return RecordError(f"{self.path}:{entry.line}: this act is not allowed there. {refusal}")

    def _first_fault(self, known: Mark) -> None:
        """Raises `OtherRules` at the first digest that comes out differently, where a later one is known to."""
        state, marks = self.opening(), deque(mark for mark in self.marks if mark.acts < known.acts)
        for number, entry in enumerate((None, *self.entries[: known.acts])):
            state = state if entry is None else play(state, entry.actor, entry.action)
            while marks and marks[0].acts <= number:
                mark = marks.popleft()
                if self._digest(state) != mark.digest:
                    raise self._came_to_else(mark.line)

    def _covering(self) -> Iterator[Mark]:
        """The last digest of each take: a state holds all that led to it but for what was undone."""
        undone = [number for number, entry in enumerate(self.entries, 1) if entry.action.verb == "undo"]
        for mark, later in zip_longest(self.marks, self.marks[1:]):
            if later is None or any(mark.acts < number <= later.acts for number in undone):
                yield mark

    def _check(self, state: State, marks: deque[Mark], acts: int) -> None:
        """Holds the digests that were written after so many acts against the state, and takes them off."""
        while marks and marks[0].acts <= acts:
            mark = marks.popleft()
            if self._digest(state) != mark.digest:
                self._first_fault(mark)
                raise self._came_to_else(mark.line)

    def _digest(self, state: State) -> str:
        from game.records.migrate import digest_1

        return digest_1(state) if self.header.format < FORMAT else record_digest(state, self.words)

    def last(self) -> State:
        """The state after every act."""
        return deque(self.states(), maxlen=1)[0][1]

    def verify(self) -> State:
        """The state after every act. Raises at the first digest that comes out differently."""
        return deque(self._states(self.marks), maxlen=1)[0][1]

    # -- other rules -------------------------------------------------------------------------------

    @property
    def readable(self) -> bool:
        """Whether it keeps its rounds in a form for reading, whatever the rules."""
        return any(mark.snapshot for mark in self.marks)

    def moments(self) -> tuple[Moment, ...]:
        """The game by round, from what was kept for reading; whatever the rules. Raises `RecordError`."""
        found = moments(self.path, self.header, self.marks, self.words)
        if not found:
            raise self.other_rules()
        return found

    def other_rules(self) -> OtherRules:
        """What is said where a record is to be played by rules that did not play it."""
        by = "whose rules changed under one number" if self.header.rules == GONE else f"by rules {self.header.rules}"
        played = f"this game was played by {self.header.program}, {by}; these are rules {RULES}"
        return OtherRules(f"{self.path}: {played}. {self._way_on()}")

    def _came_to_else(self, line: int) -> OtherRules:
        """These rules come to something else, though every seal holds."""
        before = self.header.format < FORMAT
        why = "whose rules changed under one number" if before else "which came to something else"
        return OtherRules(
            f"{self.path}:{line}: up to here these rules come to another game. It was played by {self.header.program},"
            f" {why}. {self._way_on()}"
        )

    def _way_on(self) -> str:
        """The command that plays a record on, once the version that played it is there."""
        header = self.header
        if header.format < FORMAT:
            return "It keeps nothing to read without them: look at it with the version that played it."
        name = f"overture=={header.version}" if header.version else "that version"
        commit = f", from commit {header.commit}" if header.commit else ""
        return (
            "`replay` and `debrief` read it by round. To play on or to ask what if, install that version (pip install"
            f" {name}{commit}) and type: overture play --resume {as_argument(self.path)}"
        )


__all__ = ["CONTRADICTION", "Record", "state_digest"]
