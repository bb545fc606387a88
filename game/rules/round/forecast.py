"""What a plan or a text would do, as far as one seat can know: the resolution's own effects code, run from a View.

The composer's preview, the adviser and the computer delegates all use this and nothing else. Nothing here is certain:
what others do in the same round is left out, and every expectation carries a band.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import field
from msgspec.structs import replace

from game.rules.board import Board
from game.rules.conditions import all_hold
from game.rules.effects.kind import kinds
from game.rules.effects.line import crosses
from game.rules.law.home import limit, sacrifice
from game.rules.law.moves import spent
from game.rules.law.running import Running, givers, highest, replaced_by, running
from game.rules.law.selectors import selected
from game.rules.model.causes import Shift
from game.rules.model.conditions import Condition, MeterIs, Several
from game.rules.model.meters import READ_ONLY, clamp, confidence
from game.rules.model.room import Deal
from game.rules.model.setting import Setting
from game.rules.model.table import PublicLine
from game.rules.model.terms import Clause, Plan, Text
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.round import compliance, score
from game.rules.round.steps import Eyes, run

UNKNOWN = 50
BAND_WIDTH = 20

DRAFT = "draft"
"""The id that a text has on the board while it is only imagined."""


class Expected(Value, frozen=True):
    """What a meter is expected to do: value now, change, and the least and greatest value it may then have."""

    meter: str
    now: int
    by: int
    low: int
    high: int
    shifts: tuple[Shift, ...] = ()


RiskKind = Literal["notice", "incident", "breakdown", "leak"]


class Risk(Value, frozen=True):
    """Something that chance decides: its kind, what it concerns and how likely it is, in percent."""

    kind: RiskKind
    what: str
    percent: int


class Forecast(Value, frozen=True):
    """What one seat may expect of a plan, at the end of the round.

    meters: expectations by meter, only those that move
    points: hundredths of a point that its own books would show for the round
    cost: political capital that the plan takes
    risks: what chance decides
    events: ids of events that fall surely, because their condition would be true when the next round begins
    """

    meters: Mapping[str, Expected] = field(default_factory=dict)
    points: int = 0
    cost: int = 0
    risks: tuple[Risk, ...] = ()
    events: tuple[str, ...] = ()


class HomeAnswer(Value, frozen=True):
    """What a delegation's home would say to a text: net sacrifice and limit in hundredths of a point a round.

    sure: exact for the own side; for another only what its band and its published worths imply
    """

    seat: str
    sacrifice: int
    least: int
    most: int
    sure: bool

    @property
    def verdict(self) -> str:
        """``passes``, ``fails``, or ``open`` where the band does not tell."""
        if self.sacrifice <= max(self.least, 0):
            return "passes"
        return "fails" if self.sacrifice > max(self.most, 0) else "open"


def known_meters(view: View) -> dict[str, int]:
    """Every meter by key as a seat knows it; the middle of its band, or 50, where it does not."""
    meters = dict(view.table.meters)
    for extra in view.setting.meters:
        if extra.seen == "owner":
            meters.update({f"{extra.id}:{seat}": UNKNOWN for seat in view.setting.seats})
    meters.update(view.desk.meters)
    for seat in view.setting.seats:
        band = view.table.bands[f"support:{seat}"]
        meters[f"support:{seat}"] = view.desk.support if seat == view.seat else band * BAND_WIDTH + BAND_WIDTH // 2
        for other in view.setting.seats:
            if other != seat:
                known = view.desk.trust[other] if seat == view.seat else UNKNOWN
                meters[f"trust:{seat}:{other}"] = known
    return meters


def board_from(view: View, plan: Plan, texts: tuple[Text, ...] = (), others: Mapping[str, Plan] | None = None) -> Board:
    """A board as one seat can set it up: its own plan, texts it imagines in force, and others' plans as it guesses."""
    deals = [deal for deal in view.deals() if deal.status != "signed"]
    for signed in (deal for deal in view.deals() if deal.status == "signed"):
        deals = [*_beside(deals, signed.text, view.round), signed]
    for number, text in enumerate(texts):
        identity = DRAFT if number == 0 else f"{DRAFT}-{number}"
        deals = [*_beside(deals, text, view.round), Deal(identity, text, view.round, "in force", view.round)]
    facts = dict(view.desk.facts)
    for key in view.table.meters:
        if key.partition(":")[0] in ("progress", "strain"):
            facts.setdefault(key, view.table.meters[key])
    rule = view.setting.restrictions
    enforcement = view.table.announced
    if rule is not None and rule.enforced_by == view.seat:
        enforcement = view.desk.enforcement if plan.enforce is None else plan.enforce
    plans = {**(others or {}), view.seat: plan}
    board = Board(view.setting, view.table, known_meters(view), facts, plans, deals, enforcement)
    if rule is not None and rule.enforced_by == view.seat and plan.announce is not None:
        board.announced = plan.announce
    board.boosts = {view.seat: view.desk.boost} if view.desk.boost else {}
    board.deals = [
        Deal(d.id, d.text, d.signed, "in force", view.round) if d.status == "signed" else d for d in board.deals
    ]
    return board


def forecast(
    view: View, plan: Plan | None = None, text: Text | None = None, others: Mapping[str, Plan] | None = None
) -> Forecast:
    """What a plan, and perhaps a text, would do by the end of this round, other things being equal."""
    plan = Plan() if plan is None else plan
    board = board_from(view, plan, () if text is None else (text,), others)
    before = dict(board.meters)
    eyes = _Foresight(view, plan)
    run(board, eyes)
    points = score.believed_flow(board, view.mandate, view.seat, view.desk.facts)
    points += score.worths(board, view.seat, view.desk.worths, board.deals, board.lapsed, view.round)
    meters = _expected(view, board, before, board.doubt)
    risks = (*eyes.risks, *_dangers(view, board))
    return Forecast(meters, points, spent(view.setting, plan), risks, _surely(view, board))


def _surely(view: View, board: Board) -> tuple[str, ...]:
    """The events that fall when the next round begins, as far as the seat sees what they hang on; uses up the board."""
    waiting = [e for e in view.setting.events if e.sure and e.id not in view.table.fallen and _seen(view, e.when)]
    if not waiting or board.round >= view.setting.rounds:
        return ()
    board.round += 1
    board.forget_running()
    board.uses = [(seat, use) for seat, use in board.uses if not view.setting.move[use.move].secret]
    return tuple(event.id for event in waiting if all_hold(event.when, board))


def _seen(view: View, conditions: Iterable[Condition]) -> bool:
    """Whether conditions ask for no meter of which the seat knows only a band or nothing."""
    for each in conditions:
        if isinstance(each, Several):
            if not _seen(view, each.conditions):
                return False
        elif isinstance(each, MeterIs) and each.meter not in READ_ONLY:
            owners = selected(view.setting, each.of, "", "") if each.of else ("",)
            if any(view.meter(f"{each.meter}:{of}" if of else each.meter) is None for of in owners):
                return False
    return True


def _beside(deals: list[Deal], text: Text, now: int) -> list[Deal]:
    """The deals that a new text leaves standing."""
    replaced = {deal.id for deal in replaced_by(deals, text, now)}
    return [deal for deal in deals if deal.id not in replaced]


class _Foresight(Eyes):
    """A round as one seat can foresee it: its own plan and conduct, and no luck. It gathers the risks on the way."""

    def __init__(self, view: View, plan: Plan) -> None:
        self.view = view
        self.plan = plan
        self.risks: list[Risk] = []

    def ratify(self, board: Board) -> None:
        """What new texts do by being heard, one after the other as they would come into force."""
        now = self.view.round
        fresh = [n for n, deal in enumerate(board.deals) if deal.status == "in force" and deal.since == now]
        for number in fresh:
            board.deals[number] = replace(board.deals[number], since=0)
        for number in fresh:
            board.deals[number] = deal = replace(board.deals[number], since=now)
            compliance.read_out(board, deal)

    def conduct(self, board: Board) -> None:
        """What the own plan breaks, with the chance that it is noticed."""
        seat = self.view.seat
        for index, deal in enumerate(board.deals):
            if deal.status != "in force" or seat not in givers(board.setting, deal.text):
                continue
            due = [r for r in running(board.setting, (deal,), board.round) if r.giver == seat]
            openly = any(compliance.forbidden(board, run) for run in due)
            if not due or not (openly or deal.id in self.plan.breaches):
                continue
            board.lapsed.add((deal.id, seat))
            notice = 100 if openly else notice_of_breach(self.view, deal, due)
            self.risks.append(Risk("notice", deal.id, notice))
            if notice == 100:
                board.deals[index] = compliance.find(board, deal, seat)
        board.forget_running()


def notice_of_breach(view: View, deal: Deal, due: Iterable[Running]) -> int:
    """The chance in percent that a quiet breach of what is due comes to light; a witness counts as watching."""
    if view.conference or deal.text.verified:
        return 100
    return max(view.setting.concession[run.clause.concession].notice for run in due)


def _dangers(view: View, board: Board) -> tuple[Risk, ...]:
    rule = board.setting.rulebook.incidents
    provokes = any(board.setting.move[use.move].provocative for _, use in board.uses)
    tension = board.meters.get("tension", 0)
    risks = []
    if provokes and board.setting.plays("incidents") and tension >= rule.tension:
        risks.append(Risk("incident", "if another delegation provokes too", min(100, tension - rule.above)))
    if tension >= 100:
        risks.append(Risk("breakdown", "tension", 100))
    hidden = [d for d in board.deals if d.status == "in force" and not d.text.public and not d.leaked]
    risks += [Risk("leak", deal.id, board.setting.numbers.leak) for deal in hidden]
    return tuple(risks)


def difference(with_it: Forecast, without: Forecast) -> Forecast:
    """What one forecast adds to another: `now` is where a meter would stand without it, `by` what it changes there."""
    meters = {}
    for key in sorted({*with_it.meters, *without.meters}):
        each, base = with_it.meters.get(key), without.meters.get(key)
        shown = each or base
        assert shown is not None
        there = shown.now + (base.by if base else 0)
        after = shown.now + (each.by if each else 0)
        if after != there:
            low, high = (each.low, each.high) if each else (after, after)
            meters[key] = Expected(key, there, after - there, low, high, each.shifts if each else ())
    risks = tuple(risk for risk in with_it.risks if risk not in without.risks)
    events = tuple(event for event in with_it.events if event not in without.events)
    return Forecast(meters, with_it.points - without.points, with_it.cost - without.cost, risks, events)


class Share(Value, frozen=True):
    """What a meter is expected to do, and how much of that a plan brings; the rest happens anyway."""

    expected: Expected
    planned: int


def shares(view: View, plan: Plan) -> tuple[Share, ...]:
    """Every meter that moves with a plan or would without it, and the plan's share, which may be all that there is."""
    whole, alone = forecast(view, plan).meters, forecast(view).meters
    found = []
    for key in sorted({*whole, *alone}):
        with_it, without = whole.get(key), alone.get(key)
        if with_it is None:
            assert without is not None
            with_it = Expected(key, without.now, 0, without.now, without.now)
        found.append(Share(with_it, with_it.by - (without.by if without is not None else 0)))
    return tuple(found)


def _expected(view: View, board: Board, before: Mapping[str, int], doubt: Mapping[str, int]) -> dict[str, Expected]:
    found = _confidences(view, board, before)
    others = max(1, len(view.setting.seats) - 1)
    enforced = _enforced(view)
    for key in sorted({*(shift.meter for shift in board.shifts), *view.desk.facts}):
        kind, _, rest = key.partition(":")
        holder = rest.partition(":")[0]
        now, after, width = before.get(key, UNKNOWN), board.meters.get(key, UNKNOWN), doubt.get(key, 0)
        if key in view.desk.facts:
            now, after, width = view.desk.facts[key], board.facts[key], 0
        elif key == enforced:
            after = board.facts[key]
        if (kind in ("support", "trust") and holder != view.seat) or kind == "strain":
            width = BAND_WIDTH // 2
        elif kind == "tension":
            # Everybody else may move it in the same round, and nobody can foresee which way.
            width += 2 * others
        shifts = tuple(shift for shift in board.shifts if shift.meter == key)
        if after != now:
            found[key] = Expected(key, now, after - now, clamp(after - width), clamp(after + width), shifts)
    return dict(sorted(found.items()))


def _enforced(view: View) -> str:
    """The strain that the viewer's own dial decides: it knows what it really does, whatever it announces."""
    rule = view.setting.restrictions
    return f"strain:{rule.on}" if rule is not None and rule.enforced_by == view.seat else ""


def _confidences(view: View, board: Board, before: Mapping[str, int]) -> dict[str, Expected]:
    """Each partner's confidence, where it moves: it follows from fears and is never moved itself."""
    found = {}
    for partner, alliance in view.setting.alliance.items():
        now, after = confidence(alliance, before), confidence(alliance, board.meters)
        if after != now:
            key = f"confidence:{partner}"
            found[key] = Expected(key, now, after - now, after, after)
    return found


def home_answer(view: View, text: Text, seat: str) -> HomeAnswer:
    """How a delegation's home would take a text: exact for the own side, a band for the others."""
    deals = [d for d in view.deals() if d.status in ("in force", "signed") and seat in d.text.signatories]
    replaced = {deal.id for deal in replaced_by(deals, text, view.round)}
    deals = [d for d in deals if d.id not in replaced]
    deals.append(Deal(DRAFT, text, view.round, "in force", view.round))
    own = seat == view.seat
    trust = view.desk.trust if own else dict.fromkeys(view.setting.seats, UNKNOWN)
    cost = sacrifice(view.setting, seat, deals, trust, view.round)
    if own:
        least = most = view.desk.support
    else:
        band = view.table.bands[f"support:{seat}"]
        least, most = band * BAND_WIDTH, band * BAND_WIDTH + BAND_WIDTH - 1
    return HomeAnswer(seat, cost, limit(view.setting, least), limit(view.setting, most), own)


def lines_crossed(view: View, text: Text) -> tuple[PublicLine, ...]:
    """The public lines that a text would cross by coming into force."""
    board = board_from(view, Plan())
    return tuple(line for line in board.lines if text.public and crosses(board, line, text))


def is_muted(setting: Setting, text: Text) -> bool:
    """Whether some of what a text would do does not count, because it is confidential (rule 29)."""
    if text.public:
        return False
    for clause in text.clauses:
        concession = setting.concession[clause.concession]
        for level in concession.levels[clause.level - 1 : clause.level]:
            if any(effect.muted(setting, concession.giver, text.signatories) for effect in kinds(level.effects)):
                return True
    return False


def horizon(view: View) -> int:
    """The last round that is scored, the Aftermath included."""
    return view.setting.last_scored


def undone_by(view: View, text: Text) -> tuple[Clause, ...]:
    """What stands now and would end, because the text replaces another without restating it."""
    after, before = (
        highest(running(view.setting, board.deals, view.round), frozenset())
        for board in (board_from(view, Plan(), (text,)), board_from(view, Plan()))
    )
    named = {clause.concession for clause in text.clauses if clause.delay}
    return tuple(
        run.clause
        for name, run in before.items()
        if name not in named and (name not in after or after[name].clause.level < run.clause.level)
    )
