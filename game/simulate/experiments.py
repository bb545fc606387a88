"""The claims of the essay as experiments: the same seeds played by two or three characters, and what differs.

An arm is made of characters of scenarios/characters.yaml and of nothing else: no rule, number or line of code knows
that an experiment is running.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from game.content import ScenarioError, load_scenario
from game.rules.effects.purposes import shows_resolve
from game.rules.model.setting import Scenario
from game.rules.model.units import HUNDREDTHS
from game.simulate import statistics
from game.simulate.batch import Job, play_in_order
from game.simulate.engine import Engine, engine_of
from game.simulate.progress import Progress
from game.simulate.result import Game

FLAGSHIP = "strait"
Games = Sequence[Game]
Interval = tuple[float, float, float]
Measure = Callable[[Scenario, Mapping[str, Games]], Interval]


@dataclass(frozen=True, slots=True)
class Finding:
    """What an experiment found: the effect with its 95% interval, and whether the lower end clears the threshold."""

    name: str
    claim: str
    games: int
    effect: float
    low: float
    high: float
    threshold: float
    holds: bool

    def as_json(self) -> dict[str, object]:
        """One entry of what ``overture experiment --json`` prints."""
        return {
            "name": self.name, "claim": self.claim, "games": self.games, "effect": round(self.effect, 4),
            "low": round(self.low, 4), "high": round(self.high, 4), "threshold": self.threshold, "holds": self.holds,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Experiment:
    """A claim and how it is tested.

    name: what the command line calls it
    claim: one plain sentence with the theme it tests
    unit: what the effect is counted in
    arms: by name, who speaks for which role; everybody else is `standard`
    measure: the effect with its interval, from the games of each arm
    threshold: what the lower end must clear
    times: games an arm for each that is asked for; a share between two bounds takes more games to tell than what two
        arms differ by over the same seeds
    """

    name: str
    claim: str
    unit: str
    arms: Mapping[str, Mapping[str, str]]
    measure: Measure
    threshold: float
    times: int = 1


# --------------------------------------------------------------------------------------------------
# Measures


def seat_of(scenario: Scenario, role: str) -> str:
    """The first delegation of a role."""
    return next(d.id for d in scenario.setting.delegations if d.role == role)


def _pairs(arms: Mapping[str, Games], one: str, other: str) -> list[tuple[Game, Game]]:
    return list(zip(arms[one], arms[other], strict=True))


def wins(role: str, better: str, worse: str) -> Measure:
    """The share of pairs in which a role scores more in one arm than in the other."""

    def measure(scenario: Scenario, arms: Mapping[str, Games]) -> Interval:
        seat = seat_of(scenario, role)
        pairs = _pairs(arms, better, worse)
        hits = sum((one.scores[seat] > other.scores[seat]) + (one.scores[seat] == other.scores[seat]) / 2
                   for one, other in pairs)  # fmt: skip
        return statistics.share(hits, len(pairs))

    return measure


def gains(role: str, better: str, worse: str) -> Measure:
    """By how many points a role scores more in one arm than in the other."""

    def measure(scenario: Scenario, arms: Mapping[str, Games]) -> Interval:
        seat = seat_of(scenario, role)
        pairs = _pairs(arms, better, worse)
        return statistics.mean([(one.scores[seat] - other.scores[seat]) / HUNDREDTHS for one, other in pairs])

    return measure


def differs(value: Callable[[Scenario, Game], float], more: str, less: str) -> Measure:
    """By how much a value is greater in one arm than in the other."""

    def measure(scenario: Scenario, arms: Mapping[str, Games]) -> Interval:
        pairs = _pairs(arms, more, less)
        return statistics.mean([value(scenario, one) - value(scenario, other) for one, other in pairs])

    return measure


def both(*measures: Measure) -> Measure:
    """The measure whose lower end is least: a claim with several parts holds if all do."""

    def measure(scenario: Scenario, arms: Mapping[str, Games]) -> Interval:
        return min((each(scenario, arms) for each in measures), key=lambda interval: interval[1])

    return measure


def progress(scenario: Scenario, game: Game) -> float:
    """The challenger's progress at the end."""
    return game.meters[f"progress:{seat_of(scenario, 'challenger')}"]


def demonstrations(scenario: Scenario, game: Game) -> float:
    """How often the challenger demonstrated, a round."""
    shows = [move.id for move in scenario.setting.rulebook.moves if shows_resolve(move)]
    return sum(map(game.moves, shows)) / game.rounds


def confidence(scenario: Scenario, game: Game) -> float:
    """Mean confidence of all partners over the rounds of a game."""
    values = [value for series in game.confidence.values() for value in series]
    return sum(values) / len(values)


def neglected(scenario: Scenario, game: Game) -> float:
    """Mean confidence of the partners that are not the most exposed one."""
    exposed = max(scenario.setting.alliances, key=lambda each: each.exposure).partner
    values = [value for partner, series in game.confidence.items() if partner != exposed for value in series]
    return sum(values) / len(values)


def fades(arm: str) -> Measure:
    """By how many points of fear a first readout lowers more than one repeated within three rounds."""

    def measure(scenario: Scenario, arms: Mapping[str, Games]) -> Interval:
        found = []
        for game in arms[arm]:
            first, again = game.fear_by_repeat.get(0), [v for k, v in game.fear_by_repeat.items() if k > 0]
            if first and again:
                count, total = sum(c for c, _ in again), sum(t for _, t in again)
                found.append(first[1] / first[0] - total / count)
        return statistics.mean(found) if found else (0.0, 0.0, 0.0)

    return measure


def balance(arm: str) -> Measure:
    """The least room, in percentage points, to the bounds that ordinary games should keep within."""

    def measure(scenario: Scenario, arms: Mapping[str, Games]) -> Interval:
        games = arms[arm]
        rooms = [*_room(games, "settlement", 25, 60), *_room(games, "breakdown", 5, 20)]
        for seat in scenario.setting.seats:
            expected = scenario.mandates[seat].walk_away
            if expected is None:
                raise ValueError(f"{scenario.id} is not calibrated: `overture check --calibrate` it first.")
            part = statistics.share(sum(game.scores[seat] > expected.nobody_deals for game in games), len(games))
            rooms.append((100 * part[0] - 40, 100 * part[1] - 40, 100 * part[2] - 40))
        return min(rooms, key=lambda room: room[1])

    return measure


def _room(games: Games, outcome: str, least: float, most: float) -> list[Interval]:
    part, low, high = (100 * v for v in statistics.share(sum(g.outcome == outcome for g in games), len(games)))
    return [(part - least, low - least, high - least), (most - part, most - high, most - low)]


# --------------------------------------------------------------------------------------------------
# The ten

_TALKS = {"talks": {"guarantor": "conditional"}}

EXPERIMENTS: tuple[Experiment, ...] = (
    Experiment(
        "refusing-talks",
        "T14: a guarantor that refuses all talks ends worse than one that talks on conditions and under a witness.",
        "share of pairs",
        {**_TALKS, "refuses": {"guarantor": "never-talks"}},
        wins("guarantor", "talks", "refuses"),
        0.65,
    ),
    Experiment(
        "conceding",
        "T11: a guarantor that concedes whatever is asked ends worse than one that talks on conditions.",
        "share of pairs",
        {**_TALKS, "concedes": {"guarantor": "always-concedes"}},
        wins("guarantor", "talks", "concedes"),
        0.65,
    ),
    Experiment(
        "pressure",
        "T6, T9: pressure alone is worse for the guarantor than the same pressure with an open door.",
        "points",
        {"door": {"guarantor": "pressure-and-talks"}, "pressure": {"guarantor": "pressure-only"}},
        gains("guarantor", "door", "pressure"),
        0.0,
    ),
    Experiment(
        "overtures",
        "T8: a guarantor that leaves overtures unanswered faces more demonstrations than one that answers them.",
        "demonstrations a round",
        {
            "ignores": {"guarantor": "ignores-overtures", "challenger": "inviting"},
            "answers": {"guarantor": "standard", "challenger": "inviting"},
        },
        differs(demonstrations, "ignores", "answers"),
        0.0,
    ),
    Experiment(
        "cap",
        "T10: where the challenger signs no cap its programme ends much further on than where it does.",
        "points of progress",
        {"none": {"challenger": "no-cap"}, "capped": {"challenger": "cap-first"}},
        differs(progress, "none", "capped"),
        15.0,
    ),
    Experiment(
        "readouts",
        "T4: readouts alone hold partners' confidence less well than a mix with costly signals, and they wear out.",
        "points of confidence, or of fear a readout",
        {"words": {"guarantor": "readouts-only"}, "mix": {"guarantor": "standard"}},
        both(differs(confidence, "mix", "words"), fades("words")),
        0.0,
    ),
    Experiment(
        "one-sided",
        "T3: exercising with one partner only lowers the other partner's confidence.",
        "points of confidence",
        {"none": {"guarantor": "no-exercises"}, "one": {"guarantor": "one-sided"}},
        differs(neglected, "none", "one"),
        0.0,
    ),
    Experiment(
        "wedge",
        "T2: what the challenger gives one partner alone costs the guarantor more than the same shared with all.",
        "points",
        {"even": {"challenger": "shares-evenly"}, "wedge": {"challenger": "drives-a-wedge"}},
        gains("guarantor", "even", "wedge"),
        0.0,
    ),
    Experiment(
        "verification",
        "T11: with a deceitful challenger unverified deals leave the guarantor worse off than none, not verified ones.",
        "points",
        {
            "verified": {"guarantor": "conditional", "challenger": "deceitful"},
            "none": {"guarantor": "no-adversary-deals", "challenger": "deceitful"},
            "unverified": {"guarantor": "unverified", "challenger": "deceitful"},
        },
        both(gains("guarantor", "verified", "none"), gains("guarantor", "none", "unverified")),
        0.0,
    ),
    Experiment(
        "ordinary-games",
        "T14: ordinary games settle in 25 to 60% and break down in 5 to 20%, and every seat mostly does better by "
        "talking (the effect is the least room to these bounds).",
        "percentage points of room",
        {"ordinary": {}},
        balance("ordinary"),
        0.0,
        times=4,
    ),
)  # fmt: skip
"""In the order of the design; `overture experiment` runs them all."""


def named(names: Sequence[str]) -> tuple[Experiment, ...]:
    """Experiments by name, all for no name. Raises ValueError with one sentence."""
    known = {each.name: each for each in EXPERIMENTS}
    for name in names:
        if name not in known:
            raise ValueError(f"There is no experiment {name!r}: choose from {', '.join(known)}.")
    return tuple(known[name] for name in names) or EXPERIMENTS


def arm_seats(scenario: Scenario, arm: Mapping[str, str]) -> dict[str, str]:
    """Delegates by seat for an arm that names them by role."""
    seats = {"*": "standard"}
    for role, name in arm.items():
        seats[seat_of(scenario, role)] = name
    return seats


def experiment(
    each: Experiment, scenario: Scenario, games: int = 400, seed: int = 0, jobs: Engine | int = -1
) -> Finding:
    """Plays one experiment."""
    games *= each.times
    todo = [Job(seed + n, arm_seats(scenario, arm)) for arm in each.arms.values() for n in range(games)]
    played = play_in_order(scenario, todo, jobs, Progress(len(todo), f"games of {each.name}"))
    arms = {name: played[i * games : (i + 1) * games] for i, name in enumerate(each.arms)}
    effect, low, high = each.measure(scenario, arms)
    return Finding(each.name, each.claim, games, effect, low, high, each.threshold, low > each.threshold)


def run_experiment(
    names: Sequence[str] = (),
    games: int = 400,
    seed: int = 0,
    jobs: int = -1,
    as_json: bool = False,
    scenario: str = FLAGSHIP,
    engine: str = "local",
    address: str = "",
    say: Callable[[str], None] = print,
) -> int:
    """``overture experiment``: plays, prints, and returns 1 if one does not hold."""
    try:
        if games < 2:
            raise ValueError("--games must be 2 or more.")
        chosen, loaded, on = named(names), load_scenario(scenario), engine_of(jobs, engine, address)
    except (ScenarioError, ValueError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    findings = []
    for each in chosen:
        try:
            finding = experiment(each, loaded, games, seed, on)
        except ValueError as refusal:
            print(refusal, file=sys.stderr)
            return 1
        findings.append(finding)
        if not as_json:
            say(told(each, finding))
    if as_json:
        with suppress(BrokenPipeError):
            say(json.dumps([finding.as_json() for finding in findings]))
    return 0 if all(finding.holds for finding in findings) else 1


def told(each: Experiment, finding: Finding) -> str:
    """One finding in two lines."""
    verdict = "holds" if finding.holds else "DOES NOT HOLD"
    return (
        f"{each.name}: {verdict}. {each.claim}\n"
        f"    effect {finding.effect:.2f} {each.unit}, 95% interval {finding.low:.2f} to {finding.high:.2f},"
        f" must exceed {finding.threshold:g} ({finding.games} games an arm)"
    )
