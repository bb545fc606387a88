"""Raising or lowering a meter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Annotated, ClassVar

from game.rules.board import RECENT, Board
from game.rules.effects.kind import Fault, Kind, MoveMade, Place
from game.rules.law.moves import meant_as
from game.rules.law.running import Running
from game.rules.law.selectors import selected
from game.rules.model.causes import Cause
from game.rules.model.meters import READ_ONLY, rounded
from game.rules.model.setting import Setting
from game.rules.model.units import Bounds, Change, MeterId, Of
from game.rules.model.words import Scale


class ChangeMeter(Kind, frozen=True, tag_field="do", tag="change"):
    """Raises or lowers a meter.

    meter: which meter
    of: whose
    toward: for trust, in whom; the acting delegation if not said
    by: how much, in points of the meter's scale of 0 to 100
    scale: what multiplies it: strength of the move, exposure of the partner, repeats (halved for each use of the
        same move by the same delegation in the last three rounds)
    share: percent of the amount that counts
    """

    where: ClassVar[tuple[Place, ...]] = ("move", "concession", "event", "incident",)
    meter: MeterId
    by: Change
    of: Of = "self"
    toward: Of = ""
    scale: tuple[Scale, ...] = ()
    share: Annotated[int, Bounds(1, 300)] = 100

    def is_hostile(self) -> bool:
        return self.meter == "tension" and self.by > 0

    def faults(self, setting: Setting, place: Place, giver: str = "") -> Iterator[Fault]:
        if self.meter in READ_ONLY:
            yield Fault(f"`{self.meter}` is only read: change what it is made of.", "meter")
        if self.toward and self.meter != "trust":
            yield Fault("Only trust is `toward` somebody: leave it out.", "toward")

    def leans(self, meter: str) -> int:
        return self.by if meter == self.meter else 0

    def brings(self, board: Board, run: Running) -> Iterator[tuple[str, int]]:
        """Trust aside, which is reckoned with where it decides what is signed."""
        for of in board.owners(self.meter, self.of, run.giver, "") if self.meter != "trust" else ():
            for key in keys_of(board, self, of, run.giver, ""):
                yield key, amount(board, self, of)

    def perform(self, board: Board, done: MoveMade) -> None:
        if done.spared and self.meter == "trust" and self.by < 0:
            return
        use, repeats = done.use, repeats_of(board, done.seat, done.use.move)
        home = board.setting.move[use.move].signal and meant_as(board.setting, use) == "home"
        change(
            board, self, done.cause, done.seat, use.target, strength=use.strength, repeats=repeats, for_home=home
        )  # fmt: skip

    def befall(self, board: Board, cause: Cause) -> None:
        change(board, self, cause, "", "")

    def stand(self, board: Board, run: Running, *, believed: bool, actual: bool) -> None:
        """A pause for signatories moves only theirs."""
        concession, cause = board.setting.concession[run.clause.concession], board.cause_of(run)
        for of in board.owners(self.meter, self.of, run.giver, ""):
            covered = of in ("", run.giver) or of in run.deal.text.signatories
            if concession.covers == "signatories" and concession.forbids and not covered:
                continue
            for key in keys_of(board, self, of, run.giver, ""):
                board.shift(key, amount(board, self, of), cause, believed=believed, actual=actual)

    def muted(self, setting: Setting, giver: str, signatories: Collection[str]) -> bool:
        return self.meter not in setting.private_meters or any(
            of not in signatories for of in selected(setting, self.of, giver, "")
        )

    def confide(self, board: Board, run: Running, party: str) -> None:
        """Only a meter that the party alone sees moves (rule 29)."""
        if self.meter in board.setting.private_meters and party in selected(board.setting, self.of, run.giver, ""):
            for key in keys_of(board, self, party, run.giver, ""):
                board.shift(key, amount(board, self, party), board.cause_of(run))


def amount(board: Board, effect: ChangeMeter, of: str, strength: int = 1, repeats: int = 0) -> int:
    """How much one `ChangeMeter` moves the meter of `of`, in whole points, halves away from zero."""
    number, divisor = effect.by * effect.share, 100
    for scale in effect.scale:
        match scale:
            case "strength":
                number *= strength
            case "exposure":
                alliance = board.setting.alliance.get(of)
                number *= 0 if alliance is None else alliance.exposure
                divisor *= 100
            case "repeats":
                divisor <<= repeats
    return rounded(number, divisor)


def change(
    board: Board,
    effect: ChangeMeter,
    cause: Cause,
    actor: str,
    target: str,
    *,
    strength: int = 1,
    repeats: int = 0,
    for_home: bool = False,
) -> None:
    """Applies one `ChangeMeter`. A signal `for_home` doubles its effect on own support and halves it on others."""
    for of in board.owners(effect.meter, effect.of, actor, target):
        by = amount(board, effect, of, strength, repeats)
        if for_home and of != actor:
            by = rounded(by, 2)
        elif for_home and effect.meter == "support":
            by *= 2
        for key in keys_of(board, effect, of, actor, target):
            board.shift(key, by, cause)


def keys_of(board: Board, effect: ChangeMeter, of: str, actor: str, target: str) -> Iterable[str]:
    """The meters that one effect on one owner touches."""
    if effect.meter == "trust":
        for toward in selected(board.setting, effect.toward, actor, target) if effect.toward else (actor,):
            if toward != of:
                yield f"trust:{of}:{toward}"
    elif effect.meter in board.meters:
        yield effect.meter
    else:
        yield f"{effect.meter}:{of}"


def repeats_of(board: Board, seat: str, move: str) -> int:
    """How often a seat used a move in the last three rounds, this one not counted."""
    return sum(used >= board.round - RECENT for used in board.table.uses.get(f"{seat}/{move}", ()))
