"""Open texts side by side: clauses as rows, texts as columns, and at the foot what each comes to and who has signed.

Whoever waits for an answer sees at a glance in what several texts differ; the sentences of one are its card.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.present.answers import OfferCard, offer_card
from game.present.appraisal import appraise
from game.present.fields import Tone
from game.present.verdict import own_home
from game.rules.model.concessions import Concession
from game.rules.model.setting import Setting
from game.rules.model.terms import Clause, Text
from game.rules.model.value import Value
from game.rules.model.view import SeenOffer, View
from game.wording import count, seat_name, seats_named, upper_first

VERSIONS = 3
"""Versions of one text that are shown: more would leave no room for others."""


class Cell(Value, frozen=True):
    """What one text says in a row: empty for nothing; the tone is whether that is a gain or a loss to the reader."""

    text: str = ""
    tone: Tone = ""


class MatrixRow(Value, frozen=True):
    """One clause or term of any of the texts.

    giver: who gives it; empty for a term
    note: what it means at each of its levels
    """

    giver: str
    title: str
    note: str
    cells: tuple[Cell, ...]

    @property
    def same(self) -> bool:
        """Whether all texts say the same here."""
        return len({cell.text for cell in self.cells}) == 1


class MatrixColumn(Value, frozen=True):
    """One text.

    version: which version of its author's text it is, where there are several; else empty
    net, sign: what it comes to for the reader, as a signed number of points, and which way
    home: what the reader's own home would say, in a word; empty where homes have no say
    signed, missing: who has signed it and who has not
    past: whether a later version has replaced it
    card: the text in sentences, and what can be answered
    """

    number: int
    author: str
    title: str
    version: str
    net: str
    sign: int
    home: str
    signed: tuple[str, ...]
    missing: tuple[str, ...]
    past: bool
    card: OfferCard
    text: Text

    @property
    def brief(self) -> str:
        """Its foot, in a sentence."""
        said = {"": "", "open": "; your home is undecided"}.get(self.home, f"; at home it {self.home}")
        return f"{self.net} points to you{said}."


class OfferMatrix(Value, frozen=True):
    """Texts of one author stand together, the latest first."""

    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]


def offer_matrix(view: View) -> OfferMatrix:
    """All texts that are open now, those that wait for the reader before its own, each with its earlier versions."""
    found = [seen for seen in view.offers() if seen.offer.status == "open"]
    latest = {seen.offer.author: seen.number for seen in found}
    found.sort(key=lambda s: (s.offer.author == view.seat, -latest[s.offer.author], s.room, -s.number))
    columns = tuple(column for seen in found for column in _versions(view, seen))
    texts = [each.text for each in columns]
    return OfferMatrix(columns, (*_clauses(view, texts), *_terms(view.setting, texts)))


def _versions(view: View, seen: SeenOffer) -> Iterator[MatrixColumn]:
    """A text, then the versions that it replaced, the latest first."""
    chain = [seen]
    while (old := chain[-1].offer.version_of) and len(chain) < VERSIONS:
        chain.append(next(each for each in view.offers() if (each.room, each.offer.number) == (seen.room, old)))
    for at, each in enumerate(chain):
        which = "" if len(chain) == 1 else "latest" if at == 0 else "before it" if at == 1 else "before that"
        yield _column(view, each, which)


def _column(view: View, seen: SeenOffer, version: str) -> MatrixColumn:
    offer, found = seen.offer, appraise(view, seen.offer.text)
    whose = "Your text" if offer.author == view.seat else seat_name(view.setting, offer.author)
    return MatrixColumn(
        number=seen.number,
        author=offer.author,
        title=upper_first(whose),
        version=version,
        net=found.total,
        sign=found.sign,
        home=own_home(view, found)[0],
        signed=offer.signed if offer.status == "open" else (),
        missing=tuple(seat for seat in offer.text.signatories if seat not in offer.signed),
        past=offer.status != "open",
        card=offer_card(view, seen),
        text=offer.text,
    )


def _clauses(view: View, texts: list[Text]) -> Iterator[MatrixRow]:
    """What the reader gives stands first, then what others give, each in the order of the scenario."""
    setting = view.setting
    held = {clause.concession for text in texts for clause in text.clauses}
    rows = [each for each in setting.concessions if each.id in held]
    rows.sort(key=lambda each: each.giver != view.seat)
    for each in rows:
        yield MatrixRow(each.giver, each.title, _levels(view, each), tuple(_cell(view, text, each) for text in texts))


def _levels(view: View, concession: Concession) -> str:
    who = "You give" if concession.giver == view.seat else f"{seat_name(view.setting, concession.giver)} gives"
    said = "; ".join(f"{number}: {level.title}" for number, level in enumerate(concession.levels, 1))
    return f"{who}: {concession.levels[0].title if len(concession.levels) == 1 else said}."


def _cell(view: View, text: Text, concession: Concession) -> Cell:
    clause = next((each for each in text.clauses if each.concession == concession.id), None)
    if clause is None:
        return Cell()
    worth = view.worth(concession.id, clause.level)
    return Cell(_promised(concession, clause), "good" if worth > 0 else "bad" if worth < 0 else "")


def _promised(concession: Concession, clause: Clause) -> str:
    words = "yes" if len(concession.levels) == 1 else f"level {clause.level}"
    later = f"in {clause.delay}" if clause.delay else ""
    length = f"for {clause.rounds}" if clause.rounds else ""
    return ", ".join(filter(None, (words, later, length)))


def _terms(setting: Setting, texts: list[Text]) -> Iterator[MatrixRow]:
    """Terms in which the texts differ; those in which they agree stand in the sentences."""
    rows = (
        ("Verified by", "Who sees whether it is kept.",
         [seat_name(setting, text.witness) if text.witness else "" for text in texts]),
        ("Snap-back", "A breach releases everyone.", ["yes" if text.snapback else "" for text in texts]),
        ("Confidential", "Only those who sign know of it.", ["" if text.public else "yes" for text in texts]),
        ("Signed with", "All who sign it.", [seats_named(setting, text.signatories) for text in texts]),
    )  # fmt: skip
    for title, note, words in rows:
        row = MatrixRow("", title, note, tuple(map(Cell, words)))
        if not row.same:
            yield row


def differing(matrix: OfferMatrix) -> str:
    """In how many of its rows the texts differ, as a sentence."""
    rows = sum(not row.same for row in matrix.rows)
    return f"They differ in {count(rows, 'row')} of {len(matrix.rows)}." if rows else "They say the same."
