"""Many games of computer against computer: batches, the experiments of the essay's claims, walk-away values."""

from game.simulate.batch import Job, run_simulate, simulate
from game.simulate.calibration import calibrate, calibrate_file, run_calibrate
from game.simulate.experiments import EXPERIMENTS, Finding, experiment, run_experiment
from game.simulate.ladder import Rung, ladder, run_ladder
from game.simulate.result import Game, Result
from game.simulate.round_robin import Payoff, round_robin, run_round_robin

__all__ = [
    "EXPERIMENTS", "Finding", "Game", "Job", "Payoff", "Result", "Rung", "calibrate", "calibrate_file", "experiment",
    "ladder", "round_robin", "run_calibrate", "run_experiment", "run_ladder", "run_round_robin", "run_simulate",
    "simulate",
]  # fmt: skip
