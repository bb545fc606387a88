"""All measures of `overture balance`, in the order in which they are told. A new one is a function and a line here."""

from __future__ import annotations

from game.balance import alliance, bargains, course, seats
from game.balance.finding import Measure

MEASURES: tuple[Measure, ...] = (
    Measure("outcomes", "How games end", course.outcomes),
    Measure("settlements", "Settlements", course.settlements),
    Measure("rounds", "When", course.rounds),
    Measure("scores", "Scores", seats.scores),
    Measure("people", "A naive and an idle person", seats.people),
    Measure("levels", "Levels offered and signed", bargains.levels),
    Measure("zones", "Bargaining zones", bargains.zones),
    Measure("captured", "Share of the possible", bargains.captured),
    Measure("home", "At home", bargains.home),
    Measure("confidence", "Confidence", alliance.confidence),
    Measure("signals", "Signals", alliance.signals),
    Measure("rare", "What seldom happens", alliance.rare),
    Measure("openings", "How different games are", course.openings),
    Measure("forecasts", "Forecasts of signatures", bargains.forecasts),
    Measure("decides", "What seats decide", seats.decides),
    Measure("used", "Moves, events and meters", course.used),
    Measure("reading", "Reading", seats.reading),
)
