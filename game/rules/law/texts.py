"""The law of texts: what may be written, and who must sign it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from game.rules.law.running import conflicting, givers
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal, Page, word
from game.rules.model.setting import Setting
from game.rules.model.table import Table
from game.rules.model.terms import Clause, Text
from game.rules.model.view import View
from game.rules.model.words import DOOR_STATES


def same_text(one: Text, other: Text) -> bool:
    """Whether two texts say the same, in whatever order."""
    return one == other or (
        one.signatories == other.signatories
        and set(one.clauses) == set(other.clauses)
        and (one.witness, one.snapback, one.public) == (other.witness, other.snapback, other.public)
    )


def signed_by(text: Text, seats: Iterable[str]) -> Text:
    """The same text with more signatories."""
    return replace(text, signatories=tuple(sorted({*text.signatories, *seats})))


def without(text: Text, concession: str) -> Text:
    """The same text, a concession left out."""
    return replace(text, clauses=tuple(clause for clause in text.clauses if clause.concession != concession))


def once_each(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The first clause about each concession."""
    first: dict[str, Clause] = {}
    for clause in clauses:
        first.setdefault(clause.concession, clause)
    return tuple(first.values())


def needed_signatories(setting: Setting, clauses: Iterable[Clause]) -> tuple[str, ...]:
    """Who must sign at least: every giver, and both sides of the door for core clauses; alphabetical."""
    needed = set()
    for clause in clauses:
        concession = setting.concession[clause.concession]
        needed.add(concession.giver)
        if concession.core:
            # "Settled by trial", 7: what is at the core of the quarrel binds only where both sides of the door sign.
            needed.update(setting.adversaries[concession.giver])
    return tuple(sorted(needed))


def check_text(view: View, text: Text) -> None:
    """Refuses a text that may not be put, by what its author can see. Raises `Illegal`."""
    setting = view.setting
    _check_signatories(view, text)
    seen = set()
    for clause in text.clauses:
        check_clause(setting, clause, view.round)
        if clause.concession in seen:
            raise Illegal(
                Ground.NAMED_TWICE,
                f"The text names {_title(setting, clause)} twice: keep one level of it.",
                replace(text, clauses=once_each(text.clauses)),
            )
        seen.add(clause.concession)
    missing = [s for s in needed_signatories(setting, text.clauses) if s not in text.signatories]
    if missing:
        names = " and ".join(setting.delegation[s].title for s in missing)
        raise Illegal(
            Ground.SIGNATURE_MISSING,
            f"This text does not bind without the signature of {names}: add them to it.",
            signed_by(text, missing),
        )
    _check_terms(setting, text)
    check_doors(setting, view.table, text)
    _check_shut(view, text)
    check_promises(view, view.seat, text)


def _check_signatories(view: View, text: Text) -> None:
    for seat in text.signatories:
        if seat not in view.setting.delegation:
            raise Illegal(
                Ground.UNKNOWN_DELEGATION,
                f"There is no delegation {word(seat)} here: {', '.join(view.setting.seats)}.",
                Page.COMPOSER,
            )
    if tuple(sorted(set(text.signatories))) != text.signatories or len(text.signatories) < 2:
        raise Illegal(
            Ground.SIGNATORIES,
            "A text needs two or more different signatories: name whom it is with.",
            signed_by(text, ()) if len(set(text.signatories)) > 1 else Page.COMPOSER,
        )
    if view.seat not in text.signatories:
        raise Illegal(
            Ground.SIGNATORIES,
            "You can only put a text that you sign yourself.",
            signed_by(text, (view.seat,)),
        )


def _title(setting: Setting, clause: Clause) -> str:
    return setting.concession[clause.concession].title.lower()


def check_clause(setting: Setting, clause: Clause, round_no: int) -> None:
    """Refuses a clause that no text can hold now. Raises `Illegal`."""
    concession = setting.concession.get(clause.concession)
    if concession is None:
        raise Illegal(
            Ground.UNKNOWN_CHOICE,
            f"There is no concession {word(clause.concession)}: choose one from the list of issues.",
            Page.COMPOSER,
        )
    if not 1 <= clause.level <= len(concession.levels):
        raise Illegal(
            Ground.OUT_OF_RANGE,
            f"{concession.title} has levels 1 to {len(concession.levels)}: choose one of them.",
            replace(clause, level=min(max(clause.level, 1), len(concession.levels))),
        )
    if not 0 <= clause.delay <= setting.numbers.longest_delay:
        raise Illegal(
            Ground.OUT_OF_RANGE,
            f"A clause may start at most {setting.numbers.longest_delay} rounds later.",
            replace(clause, delay=min(max(clause.delay, 0), setting.numbers.longest_delay)),
        )
    if clause.rounds not in (0, setting.numbers.shortest):
        raise Illegal(
            Ground.OUT_OF_RANGE,
            f"A clause lasts {setting.numbers.shortest} rounds, or stands until it is ended.",
            replace(clause, rounds=setting.numbers.shortest if clause.rounds > 0 else 0),
        )
    if round_no + clause.delay > setting.rounds:
        raise Illegal(
            Ground.STARTS_TOO_LATE,
            f"{concession.title} would start after the last round: let it start sooner.",
            replace(clause, delay=max(0, setting.rounds - round_no)),
        )


def _check_terms(setting: Setting, text: Text) -> None:
    if not text.clauses and not text.public:
        raise Illegal(
            Ground.MUST_BE_PUBLIC,
            "A communique is public by nature: make it public or add a clause.",
            replace(text, public=True),
        )
    if not text.clauses and (text.witness or text.snapback):
        raise Illegal(
            Ground.NO_SUCH_TERM,
            "A communique has no clauses to verify or snap back: leave those terms out.",
            replace(text, witness="", snapback=False),
        )
    if text.witness:
        check_witness(setting, text)
    if not text.public:
        check_hidden(setting, text)
    _check_excluded(setting, text)


def check_witness(setting: Setting, text: Text) -> None:
    """Refuses a witness who cannot be one. Raises `Illegal`."""
    if not setting.plays("verification"):
        raise Illegal(
            Ground.NO_SUCH_TERM,
            "These rules know no verification: leave the witness out.",
            replace(text, witness=""),
        )
    if text.witness not in text.signatories:
        raise Illegal(
            Ground.WITNESS_UNSIGNED,
            "The witness must sign the text as well: add it to the signatories.",
            _with_witness(setting, text),
        )
    if text.witness in givers(setting, text):
        raise Illegal(
            Ground.OWN_WITNESS,
            "Nobody witnesses a promise of its own: choose a witness who gives nothing in this text.",
            _with_witness(setting, text),
        )


def check_hidden(setting: Setting, text: Text) -> None:
    """Refuses clauses that no confidential text can hold. Raises `Illegal`."""
    for clause in text.clauses:
        if not setting.concession[clause.concession].quiet:
            title = setting.concession[clause.concession].title
            raise Illegal(
                Ground.MUST_BE_PUBLIC,
                f"{title} cannot be hidden: make the text public or leave it out.",
                replace(text, public=True),
            )


def _with_witness(setting: Setting, text: Text) -> Text:
    """The same text with a witness who may be one: the same if it only has to sign, a third party, or none."""
    giving = givers(setting, text)
    if text.witness not in giving and text.witness in setting.delegation:
        return signed_by(text, (text.witness,))
    return replace(text, witness=next((seat for seat in text.signatories if seat not in giving), ""))


def _check_excluded(setting: Setting, text: Text) -> None:
    if not any(setting.concession[clause.concession].excludes for clause in text.clauses):
        return
    named = {clause.concession for clause in text.clauses}
    for clause in text.clauses:
        for other in setting.concession[clause.concession].excludes:
            if other in named:
                one, two = setting.concession[clause.concession].title, setting.concession[other].title
                raise Illegal(
                    Ground.EXCLUDED,
                    f"{one} and {two.lower()} exclude each other: keep one of them.",
                    without(text, other),
                )


def check_doors(setting: Setting, table: Table, text: Text) -> None:
    """Refuses what the state of talks between adversaries among the signatories does not allow."""
    for door in table.doors:
        one, other = sorted(door.sides)
        if DOOR_STATES[door.state] == "formal" or one not in text.signatories or other not in text.signatories:
            continue
        names = f"{setting.delegation[one].title} and {setting.delegation[other].title}"
        if DOOR_STATES[door.state] == "closed":
            _check_back_channel(setting, text, names)
        else:
            _check_exploratory(setting, text, names)


def _check_back_channel(setting: Setting, text: Text, names: str) -> None:
    if text.public or len(text.signatories) > 2:
        raise Illegal(
            Ground.TALKS_CLOSED,
            f"Talks between {names} are closed: only a confidential text between the two is possible until a"
            " precondition is met or dropped.",
            _quietly(setting, text),
        )
    for giver in givers(setting, text):
        if sum(setting.concession[c.concession].giver == giver for c in text.clauses) > 1:
            raise Illegal(
                Ground.TALKS_CLOSED,
                f"Talks between {names} are closed: at most one quiet clause a side.",
                _fewer(setting, text, 1),
            )
    if text.witness or text.snapback:
        raise Illegal(
            Ground.TALKS_CLOSED,
            f"Talks between {names} are closed: neither witness nor snap-back is possible.",
            replace(text, witness="", snapback=False),
        )


def _quietly(setting: Setting, text: Text) -> Text | Page:
    """The same text for the back-channel, where it has a place there; else it takes talks."""
    quiet = all(setting.concession[clause.concession].quiet for clause in text.clauses)
    if len(text.signatories) > 2 or not text.clauses or not quiet:
        return Page.DOORS
    return replace(text, public=False)


def _fewer(setting: Setting, text: Text, most: int) -> Text:
    """The same text with the first clauses of each side, as many as there may be."""
    kept: list[Clause] = []
    for clause in text.clauses:
        giver = setting.concession[clause.concession].giver
        if sum(setting.concession[each.concession].giver == giver for each in kept) < most:
            kept.append(clause)
    return replace(text, clauses=tuple(kept))


def _check_exploratory(setting: Setting, text: Text, names: str) -> None:
    if not text.clauses:
        raise Illegal(Ground.TALKS_EXPLORATORY, f"A communique between {names} needs formal talks.", Page.DOORS)
    if text.witness or text.snapback:
        raise Illegal(
            Ground.TALKS_EXPLORATORY,
            f"Talks between {names} are exploratory: a witness and snap-back need formal talks, so both"
            " preconditions met or dropped.",
            replace(text, witness="", snapback=False),
        )
    for giver in givers(setting, text):
        if sum(setting.concession[c.concession].giver == giver for c in text.clauses) > 2:
            raise Illegal(
                Ground.TALKS_EXPLORATORY,
                f"Talks between {names} are exploratory: at most two clauses a side.",
                _fewer(setting, text, 2),
            )


def _check_shut(view: View, text: Text) -> None:
    for room in view.rooms.values():
        for shut in room.shut:
            if shut.round != view.round or shut.to != view.seat or shut.by not in text.signatories:
                continue
            for clause in text.clauses:
                concession = view.setting.concession[clause.concession]
                if concession.issue == shut.issue and concession.giver == shut.by:
                    who = view.setting.delegation[shut.by].title
                    raise Illegal(
                        Ground.NOT_THIS_ROUND,
                        f"{who} will not talk about that this round: wait for the next one.",
                        without(text, concession.id),
                    )


def check_added(view: View, text: Text, clause: Clause) -> None:
    """Refuses a clause that a text cannot hold beside what it holds, whatever its terms and the talks.

    Whoever must sign for the clause is taken to sign. Raises `Illegal`.
    """
    check_clause(view.setting, clause, view.round)
    rest = without(text, clause.concession).clauses
    signing = signed_by(text, needed_signatories(view.setting, (clause,)))
    _check_excluded(view.setting, replace(signing, clauses=(*rest, clause)))
    alone = replace(signing, clauses=(clause,))
    _check_shut(view, alone)
    check_promises(view, view.seat, alone)


def check_promises(view: View, giver: str, text: Text) -> None:
    """Refuses a text in which `giver` promises what it has promised elsewhere, as far as the viewer can see."""
    for clause in text.clauses:
        concession = view.setting.concession[clause.concession]
        if concession.giver != giver:
            continue
        for deal in conflicting(view.deals(), clause, view.round):
            if set(deal.text.signatories) <= set(text.signatories):
                if text.public or not deal.public:
                    continue
                raise Illegal(
                    Ground.PROMISED_IN_PUBLIC,
                    f"{concession.title} is promised in public over these rounds: a confidential text cannot take its"
                    " place, so make it public or leave that clause out.",
                    replace(text, public=True),
                )
            raise Illegal(
                Ground.PROMISED_ALREADY,
                f"{concession.title} is already promised over these rounds: offer a higher level, or put a text"
                " that all its signatories sign.",
                signed_by(text, deal.text.signatories),
            )
        for other in concession.excludes:
            for deal in view.deals():
                if deal.status in ("signed", "in force") and any(c.concession == other for c in deal.text.clauses):
                    title = view.setting.concession[other].title
                    raise Illegal(
                        Ground.EXCLUDED,
                        f"{title} is in force and excludes {concession.title.lower()}.",
                        without(text, concession.id),
                    )


def every_clause(view: View) -> Iterator[Clause]:
    """Every clause that a text could hold now, as far as the clause itself goes."""
    numbers = view.setting.numbers
    for concession in view.setting.concessions:
        for level in range(1, len(concession.levels) + 1):
            for delay in range(min(numbers.longest_delay, view.setting.rounds - view.round) + 1):
                for rounds in (0, numbers.shortest):
                    yield Clause(concession.id, level, delay, rounds)
