"""Who is in the room: delegates under pseudonyms, their devices, the facilitator's and the projector's.

Only hashes are kept, in a file that its owner alone can read. No act and no view passes here.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from secrets import compare_digest
from typing import Any

import msgspec

from game.record import RecordError
from game.seminar.atomic_file import AtomicFile
from game.seminar.incoming_frames import Refused
from game.seminar.limits import DEVICES, MEMBERS
from game.seminar.roster import Entry
from game.seminar.tokens import hash_code, hash_token, new_code, new_token, same, tidy

CLASS = 0
"""Instead of a table's number: the whole class."""

Coined = tuple[str, str]
"""A short code and the hash under which it is kept."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a table, by a pseudonym. `id` is public and opens nothing."""

    id: str
    table: int
    seat: str
    office: str
    name: str


@dataclass(frozen=True, slots=True)
class Device:
    """A browser that may speak for a person. `order` counts devices: a later one cannot shut out an earlier."""

    id: str
    hash: str
    person: str
    order: int


def _plain(each: Person | Device) -> dict[str, Any]:
    return {name: getattr(each, name) for name in each.__slots__}


@dataclass
class Book:
    """What is kept on disk."""

    salt: str = ""
    claims: list[str] = field(default_factory=list)
    chairs: list[str] = field(default_factory=list)
    boards: list[str] = field(default_factory=list)
    tables: dict[str, str] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)
    people: list[dict[str, Any]] = field(default_factory=list)
    gone: list[dict[str, Any]] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)
    press: list[str] = field(default_factory=list)
    devices: list[dict[str, Any]] = field(default_factory=list)


class People:
    """Everybody, and what opens which door. `path` None keeps nothing. Raises `RecordError` for a damaged file."""

    def __init__(self, path: Path | None = None) -> None:
        self.file = AtomicFile(path, mode=0o600, sync=True)
        self._book = Book(salt=secrets.token_hex(16))
        self._key = secrets.token_bytes(32)
        self._fresh: dict[tuple[int, str], bytes] = {}
        self.people: dict[str, Person] = {}
        self.devices: dict[str, Device] = {}
        if path is not None and path.exists():
            self._load(path)

    def _load(self, path: Path) -> None:
        try:
            self._book = Book(**json.loads(path.read_text(encoding="utf-8")))
            self._book.salt = self._book.salt or secrets.token_hex(16)
            self.people = {each["id"]: Person(**each) for each in self._book.people}
            self.devices = {each["hash"]: Device(**each) for each in self._book.devices}
        except OSError as error:
            raise RecordError(f"{path} cannot be read ({error.strerror}): see to it that you may read it.") from error
        except (ValueError, LookupError, TypeError) as error:
            raise RecordError(
                f"{path} is damaged: move it aside, and everybody takes a seat again with the table code."
            ) from error

    def save(self) -> None:
        """Writes the file anew, readable by its owner alone from the first byte on."""
        self._book.people = [_plain(each) for each in self.people.values()]
        self._book.devices = [_plain(each) for each in self.devices.values()]
        self.file.write(json.dumps(vars(self._book)))

    # -- links -------------------------------------------------------------------------------------

    def new_claim(self) -> str:
        """A facilitator link that the first device to open it claims. Any older unclaimed one is void."""
        token = new_token()
        self._book.claims = [hash_token(token)]
        self.save()
        return token

    def claim(self, token: str) -> str:
        """The token of the facilitator's device in exchange for a link's. Raises `Refused`."""
        hashed = hash_token(token)
        if not any(same(hashed, each) for each in self._book.claims):
            raise Refused(
                "This facilitator link has been claimed by another device, or is from before a restart: ask there for"
                " a new link, or type link in the terminal of the server."
            )
        device = new_token()
        self._book.claims = []
        self._book.chairs.append(hash_token(device))
        self.save()
        return device

    def unclaim(self, claim: str, token: str) -> None:
        """Takes back a claim that could not be kept: the link opens again."""
        self._book.chairs.remove(hash_token(token))
        self._book.claims.append(hash_token(claim))
        self.save()

    @property
    def claimed(self) -> bool:
        """Whether a facilitator's device is known."""
        return bool(self._book.chairs)

    def is_chair(self, token: str) -> bool:
        """Whether a token is a facilitator's."""
        hashed = hash_token(token)
        return any(same(hashed, each) for each in self._book.chairs)

    @property
    def chairs(self) -> int:
        """How many devices are a facilitator's."""
        return len(self._book.chairs)

    def only_chair(self, token: str) -> None:
        """Makes a facilitator's device the only one, and any link that is still unclaimed void."""
        self._book.chairs = [hash_token(token)]
        self._book.claims = []
        self.save()

    def new_board(self) -> str:
        """A projector link; it may be opened on several screens."""
        token = new_token()
        self._book.boards.append(hash_token(token))
        self.save()
        return token

    def is_board(self, token: str) -> bool:
        """Whether a token is the projector's."""
        hashed = hash_token(token)
        return any(same(hashed, each) for each in self._book.boards)

    def new_press(self) -> str:
        """A link that opens the press's page, on one device or several."""
        token = new_token()
        self._book.press.append(hash_token(token))
        self.save()
        return token

    def is_press(self, token: str) -> bool:
        """Whether a token is the press's."""
        hashed = hash_token(token)
        return any(same(hashed, each) for each in self._book.press)

    # -- a class list ------------------------------------------------------------------------------

    def new_links(self, roster: Iterable[Entry]) -> list[tuple[Entry, str]]:
        """A personal link for everybody on a class list; links of an earlier list to people who have not come are
        void."""
        tokens = [(entry, new_token()) for entry in roster]
        come = [each for each in self._book.links if each["person"] in self.people]
        here = {each["name"].casefold() for each in come}
        self._book.links = come + [
            {**msgspec.to_builtins(entry), "hash": hash_token(token), "person": ""}
            for entry, token in tokens
            if entry.name.casefold() not in here
        ]
        self.save()
        return [(entry, token) for entry, token in tokens if entry.name.casefold() not in here]

    @property
    def roster(self) -> dict[str, Entry]:
        """Who is expected, by name in small letters."""
        return {each["name"].casefold(): self._expected(each) for each in self._book.links}

    def _expected(self, held: dict[str, Any]) -> Entry:
        return Entry(held["name"], held["table"], held["seat"], held["office"])

    def linked(self, token: str) -> tuple[Entry, Person | None] | None:
        """Whom a personal link is for, and the person once there is one; None for no link of this class."""
        hashed = hash_token(token)
        held = next((each for each in self._book.links if same(hashed, each["hash"])), None)
        return None if held is None else (self._expected(held), self.people.get(held["person"]))

    def came(self, name: str, person: str) -> None:
        """Somebody on the class list has taken a seat: the link leads there from now on."""
        for each in self._book.links:
            if each["name"].casefold() == name.casefold():
                each["person"] = person
        self.save()

    # -- codes -------------------------------------------------------------------------------------

    def coin(self) -> Coined:
        """A new code and its hash; slow on purpose, so a server calls it in another thread."""
        code = new_code()
        return code, hash_code(code, self._book.salt)

    def new_table_code(self, table: int, coined: Coined | None = None) -> str:
        """A code with which people come to a table; the old one is void."""
        code, hashed = coined or self.coin()
        self._book.tables[str(table)] = hashed
        self._fresh[table, ""] = self._quick(code)
        self.save()
        return code

    def new_class_code(self, coined: Coined | None = None) -> str:
        """A code with which people come to the class and are given a table; the old one is void."""
        return self.new_table_code(CLASS, coined)

    def new_seat_code(self, table: int, seat: str, coined: Coined | None = None) -> str:
        """A code with which people come back to a delegation, or join those who are in it; the old one is void."""
        code, hashed = coined or self.coin()
        self._book.seats[f"{table}:{seat}"] = hashed
        self._fresh[table, seat] = self._quick(code)
        self.save()
        return code

    def _quick(self, code: str) -> bytes:
        """A fast hash that only this process can make, so that it may be fast: it is never kept."""
        return blake2b(tidy(code).encode(), key=self._key, digest_size=32).digest()

    def known(self, code: str) -> tuple[int, str] | None:
        """What a code of this run opens, at once; one from before a restart is only found by `find`."""
        asked = self._quick(code)
        return next((opens for opens, held in self._fresh.items() if compare_digest(asked, held)), None)

    def find(self, code: str) -> tuple[int, str] | None:
        """The table a code opens, and the seat if it is a seat's code; slow on purpose."""
        if not tidy(code):
            return None
        hashed = hash_code(code, self._book.salt)
        found: tuple[int, str] | None = None
        for table, held in self._book.tables.items():
            if same(hashed, held):
                found = int(table), ""
        for key, held in self._book.seats.items():
            if same(hashed, held):
                table, _, seat = key.partition(":")
                found = int(table), seat
        return found

    def forget_table(self, table: int) -> None:
        """A table is gone: its codes open nothing."""
        gone = [key for key in self._book.seats if key.startswith(f"{table}:")]
        self._book.tables.pop(str(table), None)
        for key in gone:
            del self._book.seats[key]
        self._fresh = {opens: held for opens, held in self._fresh.items() if opens[0] != table}
        self.save()

    # -- people ------------------------------------------------------------------------------------

    def of(self, table: int, seat: str = "") -> Iterator[Person]:
        """People at a table, or in one seat."""
        return (p for p in self.people.values() if p.table == table and (not seat or p.seat == seat))

    def ever(self, table: int) -> list[Person]:
        """Everybody who ever sat at a table, those included who were taken out."""
        every = (*self.people.values(), *(Person(**each) for each in self._book.gone))
        return [person for person in every if person.table == table]

    def person(self, token: str) -> tuple[Person, Device] | None:
        """Whom a device's token speaks for."""
        device = self.devices.get(hash_token(token))
        return None if device is None else (self.people[device.person], device)

    def enter(self, table: int, seat: str, office: str, name: str) -> Person:
        """A new person in a seat. Raises `Refused` for a name that is taken, or a full delegation."""
        if sum(1 for _ in self.of(table, seat)) >= MEMBERS:
            raise Refused(f"This delegation is full: it has {MEMBERS} members.")
        if any(p.name.casefold() == name.casefold() for p in self.of(table)):
            raise Refused("Somebody at this table has that pseudonym: choose another one.")
        person = Person(secrets.token_hex(6), table, seat, office, name)
        self.people[person.id] = person
        return person

    def new_device(self, person: Person) -> tuple[str, Device]:
        """A token for one more device of a person. Raises `Refused` where there are too many."""
        if len(self.devices_of(person.id)) >= DEVICES:
            raise Refused(
                f"This seat was opened on {DEVICES} devices: ask the facilitator to take you out, and join anew."
            )
        token = new_token()
        order = 1 + max((d.order for d in self.devices.values()), default=0)
        device = Device(secrets.token_hex(6), hash_token(token), person.id, order)
        self.devices[device.hash] = device
        self.save()
        return token, device

    def devices_of(self, person: str) -> list[Device]:
        """A person's devices, oldest first."""
        return sorted((d for d in self.devices.values() if d.person == person), key=lambda d: d.order)

    def device(self, identity: str) -> Device | None:
        """A device by its public id."""
        return next((d for d in self.devices.values() if d.id == identity), None)

    def shut_out(self, device: Device) -> None:
        """A device's token opens nothing any more."""
        self.devices.pop(device.hash, None)
        self.save()

    def withdraw(self, device: Device, *, new: bool) -> None:
        """Takes back a device that could not be kept, and its person if `new`: nobody has its token."""
        self.devices.pop(device.hash, None)
        if new:
            self.people.pop(device.person, None)
        self.save()

    def dismiss(self, person: str) -> None:
        """A person leaves for good, with every device."""
        left = self.people.pop(person, None)
        if left is not None:
            self._book.gone.append(_plain(left))
        self.devices = {h: d for h, d in self.devices.items() if d.person != person}
        self.save()
