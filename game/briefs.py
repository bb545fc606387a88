"""`overture brief`: pages to print before class. A brief for each role, the rules card, the facilitator's guide.

Made from the scenario alone; worths are the published middles, because each game draws its own around them.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

import yaml

from game.content import load_scenario
from game.datafiles import data_path
from game.rules.model.mandate import Mandate
from game.rules.model.setting import Scenario, Setting
from game.rules.model.view import View
from game.rules.offices import offices
from game.rules.opening import new_game
from game.rules.reducer import view
from game.wording import ROLE_WORDS, decimal, expectation, flow_lines, listed, seat_name, upper_first


def write_briefs(scenario: Scenario | str, out_dir: str | Path) -> list[Path]:
    """Writes the pages and returns their paths, the facilitator's guide first.

    scenario: a scenario, an id or a path. Raises `ScenarioError`, and `OSError` if the folder cannot be written.
    """
    held = load_scenario(scenario) if isinstance(scenario, str) else scenario
    folder = Path(out_dir)
    blocking = next((path for path in (folder, *folder.parents) if path.exists() and not path.is_dir()), None)
    if blocking is not None:
        raise FileExistsError(0, "This is a file, and the pages need a folder: name another with --out", str(blocking))
    pages = {"facilitator.html": facilitator_guide(held), "rules-card.html": rules_card(held.setting)}
    for seat in held.setting.seats:
        pages[f"brief-{seat}.html"] = role_brief(held, seat)
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in pages.items():
            written.append(folder / name)
            written[-1].write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        words = f"{error.strerror or 'It cannot be written'}: name another folder with --out"
        raise OSError(error.errno or 0, words, error.filename or str(folder)) from error
    return written


def _page(title: str, body: Iterable[str], foot: str) -> str:
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{_style()}</style>\n</head>\n<body>\n<main>\n{chr(10).join(body)}\n</main>\n<footer>{escape(foot)}</footer>\n"
        "</body>\n</html>\n"
    )


def _style() -> str:
    return data_path("assets/seminar/print.css").read_text(encoding="utf-8")


def _p(text: str, kind: str = "") -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f"<p{attribute}>{escape(text)}</p>"


def _ul(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]], numbers: int = 0) -> str:
    """A table whose last `numbers` columns are numbers."""
    heads = list(heads)
    first = len(heads) - numbers

    def kind(place: int) -> str:
        return ' class="n"' if place >= first else ""

    top = "".join(f'<th scope="col"{kind(n)}>{escape(head)}</th>' for n, head in enumerate(heads))
    body = "".join(
        f"<tr>{''.join(f'<td{kind(n)}>{escape(cell)}</td>' for n, cell in enumerate(row))}</tr>" for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


# --------------------------------------------------------------------------------------------------
# Role briefs


def role_brief(scenario: Scenario, seat: str) -> str:
    """What one delegation is told, for paper: story, aims, worths, questions."""
    setting, mandate = scenario.setting, scenario.mandates[seat]
    seen = view(new_game(scenario, 0), seat)
    own = setting.delegation[seat]
    body = [
        _p(f"{setting.title} · for {own.title} only", "eyebrow"),
        f"<h1>You speak for {escape(own.title)}</h1>",
        _p(f"{upper_first(ROLE_WORDS[own.role])}. {own.text}", "read"),
        '<hr class="rule">',
        *(_p(part.strip(), "read") for part in mandate.brief.split("\n") if part.strip()),
        '<section class="whole"><h2>What counts for you</h2>',
        _table(
            ("At the end", "Points"),
            ((aim.title, _signed(aim.points)) for aim in (*mandate.objectives, *mandate.red_lines)),
            1,
        ),
        "</section>",
        f'<section class="whole"><h3>Every round</h3>{_ul(flow_lines(seen, mandate))}</section>',
        f'<div class="box">{_walk_away(mandate)}</div>',
        "<h2>About what things are worth to you</h2>",
        _p(
            "Hundredths of a point matter: these are points a round while a promise is kept. Your page shows the exact"
            " numbers of your game, which lie around these."
            if setting.spread
            else "Points a round while a promise is kept."
        ),
        _worths(setting, seat),
        "<h2>The others, as everyone knows them</h2>",
        _table(
            ("State", "Role", "What is known"),
            ((d.title, ROLE_WORDS[d.role], d.text) for d in setting.delegations if d.id != seat),
        ),
        *_friends(seen),
        *_questions(mandate),
    ]
    body = ['<div class="brief">', *body, "</div>"]
    return _page(f"{own.title} – {setting.title}", body, f"{setting.title}. For {own.title} only: do not show it.")


def _signed(hundredths: int) -> str:
    number = decimal(hundredths)
    return number.replace("-", "−") if hundredths < 0 else f"+{number}"


def _walk_away(mandate: Mandate) -> str:
    told = "" if mandate.walk_away is None else " That, and not zero, is what a deal must beat."
    return _p(f"{expectation(mandate.walk_away)}{told}".replace(" -", " −"))  # a real minus, as in the tables


def _worths(setting: Setting, seat: str) -> str:
    rows = []
    for concession in setting.concessions:
        for number, level in enumerate(concession.levels, 1):
            worth = setting.published(seat, concession.id, number)
            if worth:
                rows.append((worth, (seat_name(setting, concession.giver), level.title, _signed(worth))))
    rows.sort(key=lambda row: -row[0])
    return _table(("Given by", "What", "A round"), (row for _, row in rows), 1)


def _friends(seen: View) -> list[str]:
    setting = seen.setting
    lines = [
        f"{seat_name(setting, a.partner)} depends on {seat_name(setting, a.guarantor)}: its confidence starts at"
        f" {seen.meter(f'confidence:{a.partner}')} of 100."
        for a in setting.alliances
    ]
    return ["<h3>Who depends on whom</h3>", _ul(lines)] if lines else []


def _questions(mandate: Mandate) -> list[str]:
    if not mandate.questions:
        return []
    parts = [
        '<section class="whole"><h2>Did you read it?</h2>',
        _p("Write your answers; your page tells you whether they are right."),
    ]
    for number, question in enumerate(mandate.questions, 1):
        answers = "".join(f"<li>{escape(answer)}</li>" for answer in question.answers)
        parts.append(f'<div class="box"><b>{number}. {escape(question.ask)}</b><ol type="a">{answers}</ol></div>')
    return [*parts, "</section>"]


# --------------------------------------------------------------------------------------------------
# Rules card


def rules_card(setting: Setting) -> str:
    """One page: each idea of the rules in one sentence."""
    lines = "".join(f"<div><b>{escape(line.title)}</b>{escape(line.text)}</div>" for line in setting.rulebook.card)
    ends = [f"{s.title}: {s.text}" for s in setting.settlements]
    body = [
        _p(setting.title, "eyebrow"),
        "<h1>Rules on one page</h1>",
        '<hr class="rule">',
        f'<div class="card">{lines}</div>',
        *(["<h3>How it can end well</h3>", _ul(ends)] if ends else []),
    ]
    return _page(f"Rules card – {setting.title}", body, f"{setting.title}, {setting.rounds} rounds.")


# --------------------------------------------------------------------------------------------------
# Facilitator's guide

Step = tuple[int, str, str]


def plan(rounds: int, minutes: int) -> tuple[list[Step], int, int]:
    """A lesson of so many minutes: its steps, and the seconds of negotiation and of plans in each round.

    A third is debrief; a sixth goes to joining and reading; the rest is play.
    """
    debrief = round(minutes / 3)
    joining = 5
    reading = max(6, round(minutes / 9))
    play = minutes - debrief - joining - reading
    each = play * 60 // rounds
    signals = max(30, round(each * 0.24 / 15) * 15)
    negotiation = max(60, (each - signals) // 15 * 15)
    steps = [
        (0, "Join", "Links and codes on the projector; pseudonyms, seats, offices. Give empty seats to computers."),
        (
            joining,
            "Read",
            "Briefs and the rules card in silence, then the three questions; delegations agree on one aim.",
        ),
        (
            joining + reading,
            f"Play {rounds} rounds",
            f"Negotiation {_clock(negotiation)}, plans {_clock(signals)}. The last 40 seconds are for signing."
            " Pause once, in the middle, and ask everyone for one word.",
        ),
        (joining + reading + play, "Debrief", "Nine stages, unlocked one by one on every page. Do not skip the first."),
        (minutes, "End", "Reports, the comparison of tables, participation as CSV."),
    ]
    return steps, negotiation, signals


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


WATCH = (  # what one sees, and what to do about it
    (
        "A delegation that writes nothing for two rounds",
        "Ask its head quietly what it waits for; it may not have found the composer.",
    ),
    ("A partner that nobody talks to", "Say nothing yet: it is a finding for the debrief. Note the round."),
    ("Offers without a price", "Remind the table that “What would it take?” costs nothing and is answered."),
    ("Tension above 60", "Let it happen. Announce only that the edge is real: at 100 everyone loses."),
    ("A broken promise nobody has noticed", "You see it on the desks page. Keep it for the debrief."),
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


def facilitator_guide(scenario: Scenario) -> str:
    """Before, during and after, with plans for 60 and 90 minutes."""
    setting = scenario.setting
    body = [
        _p("Facilitator's guide", "eyebrow"),
        f"<h1>{escape(setting.title)}</h1>",
        _p(setting.text, "read"),
        '<hr class="rule">',
        "<h2>What it is about</h2>",
        _p(setting.opening, "read"),
        _table(
            ("State", "Role", "Introduced as"), ((d.title, ROLE_WORDS[d.role], d.text) for d in setting.delegations)
        ),
        "<h2>Before class</h2>",
        _ul(_before_class(setting)),
        *_lesson(setting, 60),
        *_lesson(setting, 90),
        "<h2>What to watch for</h2>",
        _table(("If you see", "then"), WATCH),
        "<h2>Debrief</h2>",
        _p("In this order: feelings before facts, facts before judgement, and the model last."),
        *_debrief(),
        "<h2>Your notes</h2>",
        *('<div class="write"></div>' for _ in range(6)),
    ]
    return _page(f"Facilitator's guide – {setting.title}", body, "Keep it from the delegations.")


def _lesson(setting: Setting, minutes: int) -> list[str]:
    steps, negotiation, signals = plan(setting.rounds, minutes)
    note = f"Set the phases to {negotiation / 60:g} and {signals / 60:g} minutes on your page." + (
        " That is brisk: best for people who have played the tutorial." if negotiation < 150 else ""
    )
    return [
        f"<h2>{minutes} minutes</h2>",
        _table(("Minute", "Step", "How"), ((str(at), name, how) for at, name, how in steps)),
        _p(note),
    ]


def _debrief() -> list[str]:
    questions = yaml.safe_load(data_path("assets/debrief/questions.yaml").read_text(encoding="utf-8"))
    parts = []
    for number, (section, title) in enumerate(STAGES, 1):
        asked = [q["ask"] for q in questions if q["section"] == section and q["when"] == "always"]
        parts += [f"<h3>{number}. {escape(title)}</h3>", _ul(asked or THEORY)]
    return parts


THEORY = (
    "Where did reassuring one partner frighten another?",
    "Which words were believed because they cost something, and which did not?",
    "Was waiting ever the best move? For whom?",
)
