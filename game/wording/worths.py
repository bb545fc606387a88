"""What a text ends or crosses, and what homes say to it, in words; what it comes to is `adviser.net`."""

from __future__ import annotations

from game.rules.effects.line import crossing
from game.rules.law.home import limit, sacrifice
from game.rules.model.terms import Text
from game.rules.model.view import View
from game.rules.round.forecast import home_answer, is_muted, lines_crossed, undone_by
from game.wording.names import decimal, lower_first, points, seat_name
from game.wording.texts import concession_phrase


def replaced_sentence(view: View, text: Text) -> str:
    """What a text would end by replacing another that stands; empty for nothing."""
    phrases = [concession_phrase(view.setting, c.concession, c.level) for c in undone_by(view, text)]
    return f"It replaces a text that stands, so this would end: {'; '.join(phrases)}." if phrases else ""


def side_effects(view: View, text: Text) -> str:
    """What a text would end by replacing another, which public lines it would cross, what does not count in secret."""
    replaced = replaced_sentence(view, text)
    said = [replaced] if replaced else []
    for line in lines_crossed(view, text):
        what = view.setting.concession[line.concession].title
        whose, them = ("you", "you") if line.by == view.seat else (seat_name(view.setting, line.by), "it")
        said.append(
            f"It crosses the public line that {whose} drew ({lower_first(what, view.setting)}), which costs {them}"
            f" {-crossing(view.setting, line)} points of support at home."
        )
    if is_muted(view.setting, text):
        said.append("In confidence, what it does to public meters and to others does not count.")
    return " ".join(said)


def home_sentence(view: View, text: Text, seat: str = "") -> str:
    """Whether a delegation's people would let a text through: exactly for the reader's own, else as far as known."""
    if not view.setting.plays("ratification") or not text.clauses:
        return ""
    answer = home_answer(view, text, seat or view.seat)
    cost, most = points(max(answer.sacrifice, 0)), points(max(answer.most, 0))
    if answer.sure:
        if answer.verdict == "passes":
            if answer.sacrifice <= 0:
                return "At home it passes: with it, what you have signed asks for no sacrifice."
            return f"At home it passes: all you have signed would then cost {cost} a round, and {most} is the limit."
        return (
            f"At home it would fall: all you have signed would then cost {cost} a round, and your support lets"
            f" through {most}. Ask for more, give less, or raise your support in this round's plan."
        )
    who = seat_name(view.setting, answer.seat)
    words = {"passes": "should pass", "fails": "would fall", "open": "may pass or fall"}
    return f"At home in {who} it {words[answer.verdict]}."


def limits_sentence(view: View) -> str:
    """What the reader's support lets through at home today."""
    if not view.setting.plays("ratification"):
        return ""
    most = max(limit(view.setting, view.desk.support), 0)
    held = [d for d in view.deals() if d.status in ("in force", "signed")]
    used = max(sacrifice(view.setting, view.seat, held, view.desk.trust, view.round), 0)
    return f"It lets through sacrifices of {decimal(most)} points a round in all, of which {decimal(used)} are used."
