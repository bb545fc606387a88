"""What one delegation is told, for paper. Worths are the published middles: each game draws its own around them."""

from __future__ import annotations

from html import escape

from game.briefs.paper import listing, page, paragraph, table
from game.rules.model.mandate import Mandate
from game.rules.model.setting import Scenario, Setting
from game.rules.model.view import View
from game.rules.opening import new_game
from game.rules.reducer import view
from game.wording import ROLE_WORDS, decimal, expectation, flow_lines, seat_name, upper_first


def role_brief(scenario: Scenario, seat: str) -> str:
    """What one delegation is told, for paper: story, aims, worths, questions."""
    setting, mandate = scenario.setting, scenario.mandates[seat]
    seen = view(new_game(scenario, 0), seat)
    own = setting.delegation[seat]
    body = [
        paragraph(f"{setting.title} · for {own.title} only", "eyebrow"),
        f"<h1>You speak for {escape(own.title)}</h1>",
        paragraph(f"{upper_first(ROLE_WORDS[own.role])}. {own.text}", "read"),
        '<hr class="rule">',
        *(paragraph(part.strip(), "read") for part in mandate.brief.split("\n") if part.strip()),
        '<section class="whole"><h2>What counts for you</h2>',
        table(
            ("At the end", "Points"),
            ((aim.title, signed(aim.points)) for aim in (*mandate.objectives, *mandate.red_lines)),
            1,
        ),
        "</section>",
        f'<section class="whole"><h3>Every round</h3>{listing(flow_lines(seen, mandate))}</section>',
        f'<div class="box">{_walk_away(mandate)}</div>',
        "<h2>About what things are worth to you</h2>",
        paragraph(
            "Hundredths of a point matter: these are points a round while a promise is kept. Your page shows the exact"
            " numbers of your game, which lie around these."
            if setting.spread
            else "Points a round while a promise is kept."
        ),
        _worths(setting, seat),
        "<h2>The others, as everyone knows them</h2>",
        table(
            ("State", "Role", "What is known"),
            ((d.title, ROLE_WORDS[d.role], d.text) for d in setting.delegations if d.id != seat),
        ),
        *_friends(seen),
        *_questions(mandate),
    ]
    body = ['<div class="brief">', *body, "</div>"]
    return page(f"{own.title} – {setting.title}", body, f"{setting.title}. For {own.title} only: do not show it.")


def signed(hundredths: int) -> str:
    """Points with their sign, a real minus."""
    number = decimal(hundredths)
    return number.replace("-", "−") if hundredths < 0 else f"+{number}"


def _walk_away(mandate: Mandate) -> str:
    told = "" if mandate.walk_away is None else " That, and not zero, is what a deal must beat."
    return paragraph(f"{expectation(mandate.walk_away)}{told}".replace(" -", " −"))  # a real minus, as in the tables


def _worths(setting: Setting, seat: str) -> str:
    rows = []
    for concession in setting.concessions:
        for number, level in enumerate(concession.levels, 1):
            worth = setting.published(seat, concession.id, number)
            if worth:
                rows.append((worth, (seat_name(setting, concession.giver), level.title, signed(worth))))
    rows.sort(key=lambda row: -row[0])
    return table(("Given by", "What", "A round"), (row for _, row in rows), 1)


def _friends(seen: View) -> list[str]:
    setting = seen.setting
    lines = [
        f"{seat_name(setting, a.partner)} depends on {seat_name(setting, a.guarantor)}: its confidence starts at"
        f" {seen.meter(f'confidence:{a.partner}')} of 100."
        for a in setting.alliances
    ]
    return ["<h3>Who depends on whom</h3>", listing(lines)] if lines else []


def _questions(mandate: Mandate) -> list[str]:
    if not mandate.questions:
        return []
    parts = [
        '<section class="whole"><h2>Did you read it?</h2>',
        paragraph("Write your answers; your page tells you whether they are right."),
    ]
    for number, question in enumerate(mandate.questions, 1):
        answers = "".join(f"<li>{escape(answer)}</li>" for answer in question.answers)
        parts.append(f'<div class="box"><b>{number}. {escape(question.ask)}</b><ol type="a">{answers}</ol></div>')
    return [*parts, "</section>"]
