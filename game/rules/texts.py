"""The law of texts: what may be written, what binds, what runs in a round. Nothing here moves a meter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from game.rules.scenario import DOOR_STATES, Setting
from game.rules.state import Deal, Table
from game.rules.terms import Clause, Illegal, Text, word
from game.rules.value import Value
from game.rules.view import View

FOREVER = 10_000
"""A round later than any game's last."""


class Running(Value, frozen=True):
    """A clause that runs in a round, and the deal it stands in."""

    deal: Deal
    clause: Clause
    giver: str


def span(since: int, clause: Clause) -> tuple[int, int]:
    """First and last round of a clause whose text came into force in round `since`."""
    first = since + clause.delay
    return first, FOREVER if clause.rounds == 0 else first + clause.rounds - 1


def runs(setting: Setting, deal: Deal, clause: Clause, round_no: int) -> bool:
    """Whether a clause runs in a round; what cannot be reversed runs on after its text has ended."""
    first = deal.since + clause.delay
    if round_no < first or (clause.rounds and round_no >= first + clause.rounds):
        return False
    if deal.status == "in force":
        return True
    ended = deal.status in ("void", "left", "ended")
    return ended and not setting.concession[clause.concession].reversible and deal.until >= first


def running(setting: Setting, deals: Iterable[Deal], round_no: int) -> Iterator[Running]:
    """All clauses that run in a round, in the order of the deals."""
    for deal in deals:
        if deal.status not in ("signed", "fell"):
            for clause in deal.text.clauses:
                if runs(setting, deal, clause, round_no):
                    yield Running(deal, clause, setting.concession[clause.concession].giver)


def owed(setting: Setting, deals: Iterable[Deal], seat: str, round_no: int) -> Iterator[Running]:
    """What a seat owes in a round; a text signed just now counts as if home let it through."""
    for deal in deals:
        if deal.status in ("signed", "in force"):
            for clause in deal.text.clauses:
                if setting.concession[clause.concession].giver == seat:
                    first, last = span(deal.since or deal.signed, clause)
                    if first <= round_no <= last:
                        yield Running(deal, clause, seat)


def forsworn(setting: Setting, deals: Iterable[Deal], seat: str, move: str, round_no: int) -> Iterator[Running]:
    """Clauses by which a seat has promised not to make a move, against whomever."""
    for run in owed(setting, deals, seat, round_no):
        if move in setting.concession[run.clause.concession].forbids:
            yield run


def covers(setting: Setting, run: Running, target: str) -> bool:
    """Whether a promise not to make a move protects whom it is pointed at."""
    return setting.concession[run.clause.concession].covers == "everyone" or target in run.deal.text.signatories


def highest(clauses: Iterable[Running], lapsed: Set[tuple[str, str]]) -> dict[str, Running]:
    """The highest level in force of each concession, leaving out what (deal, giver) pairs in `lapsed` break."""
    best: dict[str, Running] = {}
    for each in clauses:
        if (each.deal.id, each.giver) in lapsed:
            continue
        held = best.get(each.clause.concession)
        if held is None or each.clause.level > held.clause.level:
            best[each.clause.concession] = each
    return best


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans of rounds share a round."""
    return one[0] <= other[1] and other[0] <= one[1]


def conflicting(deals: Iterable[Deal], clause: Clause, round_no: int) -> Iterator[Deal]:
    """Deals that already promise this clause's level, or a higher one, over some of the same rounds."""
    mine = span(round_no, clause)
    for deal in deals:
        if deal.status not in ("signed", "in force"):
            continue
        for held in deal.text.clauses:
            since = deal.since or deal.signed
            if held.concession == clause.concession and held.level >= clause.level and overlap(span(since, held), mine):
                yield deal
                break


def replaced_by(deals: Iterable[Deal], text: Text, round_no: int) -> tuple[Deal, ...]:
    """Deals that a new text would replace: it restates one of their clauses and all their signatories sign it."""
    kept = tuple(deals)
    found: dict[str, Deal] = {}
    for clause in text.clauses:
        for deal in conflicting(kept, clause, round_no):
            if set(deal.text.signatories) <= set(text.signatories):
                found[deal.id] = deal
    return tuple(found.values())


def givers(setting: Setting, text: Text) -> tuple[str, ...]:
    """Who gives something in a text, in the order of its clauses."""
    return tuple(dict.fromkeys(setting.concession[c.concession].giver for c in text.clauses))


def same_text(one: Text, other: Text) -> bool:
    """Whether two texts say the same, in whatever order."""
    return one == other or (
        one.signatories == other.signatories
        and set(one.clauses) == set(other.clauses)
        and (one.witness, one.snapback, one.public) == (other.witness, other.snapback, other.public)
    )


def needed_signatories(setting: Setting, clauses: Iterable[Clause]) -> tuple[str, ...]:
    """Who must sign at least: every giver, and both sides of the door for core clauses; alphabetical."""
    needed = set()
    for clause in clauses:
        concession = setting.concession[clause.concession]
        needed.add(concession.giver)
        if concession.core:
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
            raise Illegal(f"The text names {_title(setting, clause)} twice: keep one level of it.")
        seen.add(clause.concession)
    missing = [s for s in needed_signatories(setting, text.clauses) if s not in text.signatories]
    if missing:
        names = " and ".join(setting.delegation[s].title for s in missing)
        raise Illegal(f"This text does not bind without the signature of {names}: add them to it.")
    _check_terms(setting, text)
    check_doors(setting, view.table, text)
    _check_shut(view, text)
    check_promises(view, view.seat, text)


def _check_signatories(view: View, text: Text) -> None:
    for seat in text.signatories:
        if seat not in view.setting.delegation:
            raise Illegal(f"There is no delegation {word(seat)} here: {', '.join(view.setting.seats)}.")
    if tuple(sorted(set(text.signatories))) != text.signatories or len(text.signatories) < 2:
        raise Illegal("A text needs two or more different signatories: name whom it is with.")
    if view.seat not in text.signatories:
        raise Illegal("You can only put a text that you sign yourself.")


def _title(setting: Setting, clause: Clause) -> str:
    return setting.concession[clause.concession].title.lower()


def check_clause(setting: Setting, clause: Clause, round_no: int) -> None:
    """Refuses a clause that no text can hold now. Raises `Illegal`."""
    concession = setting.concession.get(clause.concession)
    if concession is None:
        raise Illegal(f"There is no concession {word(clause.concession)}: choose one from the list of issues.")
    if not 1 <= clause.level <= len(concession.levels):
        raise Illegal(f"{concession.title} has levels 1 to {len(concession.levels)}: choose one of them.")
    if not 0 <= clause.delay <= setting.numbers.longest_delay:
        raise Illegal(f"A clause may start at most {setting.numbers.longest_delay} rounds later.")
    if clause.rounds not in (0, setting.numbers.shortest):
        raise Illegal(f"A clause lasts {setting.numbers.shortest} rounds, or stands until it is ended.")
    if round_no + clause.delay > setting.rounds:
        raise Illegal(f"{concession.title} would start after the last round: let it start sooner.")


def _check_terms(setting: Setting, text: Text) -> None:
    if not text.clauses and not text.public:
        raise Illegal("A communique is public by nature: make it public or add a clause.")
    if not text.clauses and (text.witness or text.snapback):
        raise Illegal("A communique has no clauses to verify or snap back: leave those terms out.")
    if text.witness:
        if not setting.plays("verification"):
            raise Illegal("These rules know no verification: leave the witness out.")
        if text.witness not in text.signatories:
            raise Illegal("The witness must sign the text as well: add it to the signatories.")
        for clause in text.clauses:
            concession = setting.concession[clause.concession]
            if concession.core and concession.giver == text.witness:
                raise Illegal("Whoever gives a core clause cannot witness it: choose another witness.")
    if not text.public:
        for clause in text.clauses:
            if not setting.concession[clause.concession].quiet:
                title = setting.concession[clause.concession].title
                raise Illegal(f"{title} cannot be hidden: make the text public or leave it out.")
    _check_excluded(setting, text)


def _check_excluded(setting: Setting, text: Text) -> None:
    if not any(setting.concession[clause.concession].excludes for clause in text.clauses):
        return
    named = {clause.concession for clause in text.clauses}
    for clause in text.clauses:
        for other in setting.concession[clause.concession].excludes:
            if other in named:
                one, two = setting.concession[clause.concession].title, setting.concession[other].title
                raise Illegal(f"{one} and {two.lower()} exclude each other: keep one of them.")


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
            f"Talks between {names} are closed: only a confidential text between the two is possible until a"
            " precondition is met or dropped."
        )
    for giver in givers(setting, text):
        if sum(setting.concession[c.concession].giver == giver for c in text.clauses) > 1:
            raise Illegal(f"Talks between {names} are closed: at most one quiet clause a side.")
    if text.witness or text.snapback:
        raise Illegal(f"Talks between {names} are closed: neither witness nor snap-back is possible.")


def _check_exploratory(setting: Setting, text: Text, names: str) -> None:
    if not text.clauses:
        raise Illegal(f"A communique between {names} needs formal talks.")
    if text.witness or text.snapback:
        raise Illegal(
            f"Talks between {names} are exploratory: a witness and snap-back need formal talks, so both"
            " preconditions met or dropped."
        )
    for giver in givers(setting, text):
        if sum(setting.concession[c.concession].giver == giver for c in text.clauses) > 2:
            raise Illegal(f"Talks between {names} are exploratory: at most two clauses a side.")


def _check_shut(view: View, text: Text) -> None:
    for room in view.rooms.values():
        for shut in room.shut:
            if shut.round != view.round or shut.to != view.seat or shut.by not in text.signatories:
                continue
            for clause in text.clauses:
                concession = view.setting.concession[clause.concession]
                if concession.issue == shut.issue and concession.giver == shut.by:
                    who = view.setting.delegation[shut.by].title
                    raise Illegal(f"{who} will not talk about that this round: wait for the next one.")


def check_promises(view: View, giver: str, text: Text) -> None:
    """Refuses a text in which `giver` promises what it has promised elsewhere, as far as the viewer can see."""
    for clause in text.clauses:
        concession = view.setting.concession[clause.concession]
        if concession.giver != giver:
            continue
        for deal in conflicting(view.deals(), clause, view.round):
            if set(deal.text.signatories) <= set(text.signatories):
                continue
            raise Illegal(
                f"{concession.title} is already promised over these rounds: offer a higher level, or put a text"
                " that all its signatories sign."
            )
        for other in concession.excludes:
            for deal in view.deals():
                if deal.status in ("signed", "in force") and any(c.concession == other for c in deal.text.clauses):
                    title = view.setting.concession[other].title
                    raise Illegal(f"{title} is in force and excludes {concession.title.lower()}.")
