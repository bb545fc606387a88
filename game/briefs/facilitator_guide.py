"""The facilitator's guide: before, during and after, with what the author says about this case."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from html import escape

import yaml

from game.briefs import teaching_notes
from game.briefs.lesson_plan import lesson
from game.briefs.paper import listing, page, paragraph, table
from game.briefs.what_is_possible import frontiers, worth_matrix
from game.content.teaching import TeachingNotes
from game.datafiles import data_path
from game.rules.model.setting import Scenario, Setting
from game.rules.offices import offices
from game.wording import ROLE_WORDS, listed

ALLIED = "A partner that nobody talks to"
BROKEN = "A broken promise nobody has noticed"
WATCH = (  # what one sees, and what to do about it
    (
        "A delegation that writes nothing for two rounds",
        "Ask its head quietly what it waits for; it may not have found the composer.",
    ),
    (ALLIED, "Say nothing yet: it is a finding for the debrief. Note the round."),
    ("Offers without a price", "Remind the table that “What would it take?” costs nothing and is answered."),
    ("Tension above 60", "Let it happen. Announce only that the edge is real: at 100 everyone loses."),
    (BROKEN, "You see it on the desks page. Keep it for the debrief."),
    (
        "A seat that has gone",
        "Give it to a computer after a minute, and back when its people return; the page keeps both.",
    ),
    ("Everybody ready early", "The phase ends by itself. Use what you gain for the debrief, not for another round."),
    (
        "The clock, every time, decides",
        "Add a minute once, then shorten the next phase: a deadline that always moves is none.",
    ),
)

STAGES = (
    ("feel", "How do you feel?"), ("happened", "What happened?"),
    ("signals", "Sent and understood"), ("deals", "The deals"),
    ("captured", "Who got what"), ("process", "How you worked"),
    ("theory", "What it stands for"), ("whatif", "What if?"),
    ("model", "The model itself"),
)  # fmt: skip


def _before_class(setting: Setting) -> tuple[str, ...]:
    return (
        "Print one brief per seat, and the rules card for everybody. A delegation shares its brief.",
        "Run overture host with --rehearse once, alone: every seat is a computer, and every button can be tried.",
        "On the network of the class, open /check on one phone. If it cannot be reached, use a hotspot or a proxy: the"
        " instructor's guide says how.",
        f"Seats: {listed(d.title for d in setting.delegations)}. With more students, give a seat to two or three:"
        f" {listed(o.title.lower() for o in offices(setting, setting.seats[0]))}.",
    )


def facilitator_guide(
    scenario: Scenario, told: TeachingNotes | None = None, played: Iterable[str] = (), lengths: Collection[int] = ()
) -> str:
    """Before, during and after, with plans for 60 and 90 minutes.

    told: what the author tells the instructor; None where the scenario says nothing
    played: what games of computers showed, a sentence each
    lengths: numbers of rounds that the case bears; its own alone where none are given
    """
    setting, notes = scenario.setting, told or TeachingNotes()
    lessons = sorted({60, 90, notes.class_time} - {0})
    body = [
        paragraph("Facilitator's guide", "eyebrow"),
        f"<h1>{escape(setting.title)}</h1>",
        paragraph(setting.text, "read"),
        '<hr class="rule">',
        "<h2>What it is about</h2>",
        paragraph(setting.opening, "read"),
        table(("State", "Role", "Introduced as"), ((d.title, ROLE_WORDS[d.role], d.text) for d in setting.delegations)),
        *teaching_notes.aims(notes, played),
        "<h2>Before class</h2>",
        listing(_before_class(setting)),
        *(part for minutes in lessons for part in lesson(scenario, minutes, lengths)),
        "<h2>What to watch for</h2>",
        table(("If you see", "then"), _watch(setting)),
        *teaching_notes.cautions(notes),
        "<h2>Debrief</h2>",
        paragraph("In this order: feelings before facts, facts before judgement, and the model last."),
        *_debrief(setting),
        *teaching_notes.questions(notes),
        *teaching_notes.grading(notes),
        *worth_matrix(setting),
        *frontiers(scenario),
        "<h2>Your notes</h2>",
        *('<div class="write"></div>' for _ in range(6)),
    ]
    return page(f"Facilitator's guide – {setting.title}", body, "Keep it from the delegations.")


def _watch(setting: Setting) -> list[tuple[str, str]]:
    """What one sees, where this case can show it."""
    absent = [ALLIED] * (not setting.alliances) + [BROKEN] * (not setting.plays("breach"))
    return [(seen, then) for seen, then in WATCH if seen not in absent]


def _debrief(setting: Setting) -> list[str]:
    questions = yaml.safe_load(data_path("assets/debrief/questions.yaml").read_text(encoding="utf-8"))
    parts = []
    for number, (section, title) in enumerate(STAGES, 1):
        asked = [q["ask"] for q in questions if q["section"] == section and q["when"] == "always"]
        parts += [f"<h3>{number}. {escape(title)}</h3>", listing(asked or THEORY[not setting.alliances :])]
    return parts


THEORY = (  # the first is about alliances
    "Where did reassuring one partner frighten another?",
    "Which words were believed because they cost something, and which did not?",
    "Was waiting ever the best move? For whom?",
)
