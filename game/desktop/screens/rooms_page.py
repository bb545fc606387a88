"""Rooms: who is talking with whom, what was said and offered in each, and a field to write in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.screens.first_that_fits import FirstThatIsLowEnough
from game.desktop.screens.form_fields import field_widget
from game.desktop.screens.read_page import entry_card
from game.desktop.theme import SMALL, SMALL_STRONG
from game.desktop.widgets import (
    Button,
    Card,
    Choice,
    Column,
    Emblem,
    Flow,
    Icon,
    Label,
    Option,
    Row,
    Scroll,
    Space,
    TextField,
    TypedText,
    Widget,
)
from game.present.act_form import act_form, act_with, first_act, unplaced
from game.present.answers import offer_card
from game.present.fields import Chosen
from game.present.hearing import reading
from game.rules.model.phrases import PHRASES
from game.rules.model.room import Message, Room
from game.rules.model.terms import Text
from game.rules.verbs.act import Act
from game.rules.verbs.ask import Ask
from game.rules.verbs.offer import Offer
from game.rules.verbs.say import Say
from game.wording import ask_sentence, phrase, seats_named, shut_sentence

MOST_CHIPS = 9
"""Rooms that are shown side by side; more of them go into a list that opens."""

WORDS_BIND_NOBODY = "Computer delegations answer what you say. Words bind nobody: a text does."
READ_BACK = 400
"""Characters up to which a message is read back while it is typed."""
FIELD_LINES = 4
"""Lines that the field shows of a long message."""


class RoomsPage:
    """The rooms page. It keeps drafts, what was read, and the order in which things came in."""

    def __init__(self, desk: Desk, edit: Callable[[Text], Response | None]) -> None:
        self.desk, self.edit = desk, edit
        self.room = tuple(sorted(desk.view.setting.seats))
        self.drafts: dict[tuple[str, ...], TypedText] = {}
        self.more = False
        self.acts: dict[str, Act] = {}  # what is chosen in the forms of other acts, by verb
        self._order: dict[tuple[str, str, int], int] = {}
        self._read: dict[str, int] = {}
        self.take_in()
        self._read = {key: self._count(room) for key, room in desk.view.rooms.items()}

    # -- what came in

    def take_in(self) -> None:
        """Note the order in which things appear."""
        fresh = []
        for key, room in self.desk.view.rooms.items():
            for rank, (kind, rounds) in enumerate(_rounds(room)):
                for place, when in enumerate(rounds):
                    if (key, kind, place) not in self._order:
                        fresh.append((when, rank, place, key, kind))
        for _, _, place, key, kind in sorted(fresh):
            self._order[key, kind, place] = len(self._order)

    def _count(self, room: Room) -> int:
        return len(room.messages) + len(room.asked) + len(room.shut) + len(room.offers)

    def unread(self, key: str = "") -> int:
        """Things not read yet, in one room or in all."""
        rooms = self.desk.view.rooms
        keys = [key] if key else list(rooms)
        return sum(max(0, self._count(rooms[k]) - self._read.get(k, 0)) for k in keys if k in rooms)

    # -- the page

    def page(self) -> Widget:
        """The room list, the conversation, the field."""
        desk = self.desk
        if desk.wanted_room:
            self.room, desk.wanted_room = desk.wanted_room, ()
        key = "+".join(self.room)
        room = desk.view.rooms.get(key, Room(self.room))
        self._read[key] = self._count(room)
        low = (lambda: self._together(key, room, True), lambda: self._together(key, room, False))
        return FirstThatIsLowEnough([lambda: self._apart(key, room), *low])

    def _apart(self, key: str, room: Room) -> Widget:
        """Which room it is stays in sight while the talk scrolls."""
        talk = Scroll(Column(self._entries(key, room), gap=10), stick=True, least=64, key=f"talk-{key}", grow=1)
        return Column([self._chips(), *self._asking(), talk, *self._writing(room)], gap=8)

    def _together(self, key: str, room: Room, choice: bool) -> Widget:
        """For a low window: the field stays, and perhaps the choice of the room; the rest scrolls."""
        field, *rest = self._writing(room) or [Space()]
        every = [*([] if choice else [self._rooms()]), *self._asking(), *self._entries(key, room), *rest]
        talk = Scroll(Column(every, gap=10), stick=True, least=44, key=f"talk-{key}", grow=1)
        return Column([*([self._rooms("")] if choice else []), talk, field], gap=8)

    def rooms(self) -> list[tuple[str, ...]]:
        """The plenary, one room for each other delegation, and caucuses that exist."""
        view = self.desk.view
        plenary = tuple(sorted(view.setting.seats))
        pairs = [tuple(sorted((view.seat, other))) for other in view.setting.seats if other != view.seat]
        others = [room.members for room in view.rooms.values()]
        return list(dict.fromkeys([plenary, *pairs, *others]))

    def title(self, members: tuple[str, ...]) -> str:
        """A room by who is in it."""
        view = self.desk.view
        if len(members) == len(view.setting.seats) and len(members) > 2:
            return "Everyone"
        return seats_named(view.setting, (m for m in members if m != view.seat))

    def _rooms(self, label: str = "Room") -> Widget:
        """A list that opens, for many rooms and for low windows."""
        rooms = [("+".join(members), members, self._news(members)) for members in self.rooms()]
        options = [
            Option(key, self.title(members) + (f"  ({news} new)" if news else "")) for key, members, news in rooms
        ]
        return Choice(label, options, "+".join(self.room), self._enter, key="room")

    def _chips(self) -> Widget:
        """The rooms side by side while they are few, so that whoever has spoken is seen at a glance."""
        if len(self.rooms()) > MOST_CHIPS:
            return self._rooms()
        return Flow([self._chip(members) for members in self.rooms()], gap=6, key="rooms")

    def _chip(self, members: tuple[str, ...]) -> Widget:
        title, news, here = self.title(members), self._news(members), members == self.room
        return Button(
            f"{title} ({news})" if news else title,
            partial(self._enter, "+".join(members)),
            kind="primary" if here else "plain",
            icon="message" if news else "",
            small=True,
            says=f"Room with {title}{', open' if here else ''}{f', {news} new' if news else ''}",
            key="+".join(members),
        )

    def _news(self, members: tuple[str, ...]) -> int:
        return self.unread("+".join(members)) if members != self.room else 0

    def _asking(self) -> list[Widget]:
        """The question for the other side of a room of two, while it can be put."""
        if len(self.room) != 2 or self.desk.view.table.outcome is not None:
            return []
        ask = Ask(next(member for member in self.room if member != self.desk.seat))
        button = Button(
            "What would it take?",
            lambda: self._act(ask),
            icon="ask",
            small=True,
            why_not=self.desk.kept(("ask", ask), lambda: self.desk.why_not(ask)),
            tip="They answer with an offer, if they want something.",
            key="ask",
        )
        return [Flow([button])]

    def _enter(self, key: str) -> Response | None:
        self.room = tuple(key.split("+"))
        return None

    def _entries(self, key: str, room: Room) -> list[Widget]:
        found: list[tuple[int, Widget]] = []
        for place, message in enumerate(room.messages):
            found.append((self._order.get((key, "say", place), 0), self._message(message, place)))
        for place, asked in enumerate(room.asked):
            found.append(
                (self._order.get((key, "ask", place), 0), self._aside("ask", ask_sentence(self.desk.view, asked)))
            )
        for place, shut in enumerate(room.shut):
            found.append(
                (self._order.get((key, "shut", place), 0), self._aside("lock", shut_sentence(self.desk.view, shut)))
            )
        desk = self.desk
        for seen in desk.view.offers():
            if seen.room == key:
                order = self._order.get((key, "offer", seen.offer.number - 1), 0)
                card = desk.kept(("card", seen.number), partial(offer_card, desk.view, seen))
                found.append((order, entry_card(desk, card, f"talk-{card.key}")))
        if not found:
            who = "everyone" if self.title(room.members) == "Everyone" else self.title(room.members)
            return [
                Label(
                    f"Nothing has been said here yet. What you write is read by {who} and nobody else.", SMALL, "muted"
                )
            ]
        return [widget for _, widget in sorted(found, key=lambda pair: pair[0])]

    def _message(self, message: Message, place: int) -> Widget:
        desk = self.desk
        mine = message.by == desk.seat
        head = Row(
            [Label(desk.name(message.by), SMALL_STRONG, grow=1), Label(f"round {message.round}", SMALL, "muted")]
        )
        words = Column([head, Label(phrase(message))], gap=2)
        emblem = Emblem(desk.crest(message.by), size=32)
        return Row(
            [emblem, Card(words, around=10, mark="brass" if mine else "", grow=1)],
            gap=8,
            align="top",
            key=f"say-{place}",
        )

    def _aside(self, icon: str, words: str) -> Widget:
        return Row([Icon(icon, 18, "muted"), Label(words, SMALL, "muted", grow=1)], gap=8)

    # -- writing

    def _writing(self, room: Room) -> list[Widget]:
        desk = self.desk
        if desk.view.table.outcome is not None:
            return []
        draft = self.drafts.setdefault(self.room, TypedText())
        hint = f"Write to {self.title(self.room) if self.title(self.room) != 'Everyone' else 'everyone'}"
        field = TextField("", draft, lambda: self._say(draft), hint=hint, tallest=FIELD_LINES, key="write", grow=1)
        send = Button("", lambda: self._say(draft), kind="primary", icon="message", says="Send the message", key="send")
        more = Button(
            "",
            self._toggle_more,
            kind="plain",
            icon="more",
            says="More to say and to do: ready phrases, not this round",
            key="more",
        )
        full = "That is as long as a message may be." if len(draft.text) >= field.most else ""
        told = [Label(full, SMALL, "caution")] if full else []
        return [Row([field, send, more], gap=8), *told, *self._heard(draft), *desk.note("talk"), *self._more()]

    def _heard(self, draft: TypedText) -> list[Widget]:
        """What a computer here would hear: only beside the field, nothing is sent by it."""
        desk, seats = self.desk, self.desk.view.table.seats
        if all(seats[member] != "computer" for member in self.room if member != desk.seat):
            return []
        text = draft.text if len(draft.text) <= READ_BACK else ""
        found = desk.kept(("reading", self.room, text), lambda: reading(desk.view, text, self._to()))
        if found is None:
            return [Label(WORDS_BIND_NOBODY, SMALL, "muted", key="words")]
        told: list[Widget] = [Label(f"You are saying: {' '.join(found.lines)}", SMALL, "muted", key="heard")]
        if found.draft is None:
            return told
        put = Button("Put it as a text", partial(self._put, found.draft, draft), icon="deal", small=True,
                     why_not=found.refusal, key="put-heard")  # fmt: skip
        look = Button("Look at it first", partial(self.edit, found.draft), small=True, key="edit-heard")
        return [*told, Flow([put, look])]

    def _put(self, text: Text, draft: TypedText) -> Response | None:
        if self.desk.act(Offer(text), "talk"):
            draft.clear()
        return None

    def _toggle_more(self) -> Response | None:
        self.more = not self.more
        return None

    def _more(self) -> list[Widget]:
        return self._extras() if self.more else []

    def _extras(self) -> list[Widget]:
        phrases = [Option("", "Say a ready phrase …"), *(Option(name, words) for name, words in PHRASES.items())]
        found: list[Widget] = [Choice("", phrases, "", self._phrase, key="phrase", closes=self._toggle_more)]
        return [*found, *(widget for verb in unplaced() for widget in self.other_act(verb))]

    def other_act(self, verb: str) -> list[Widget]:
        """The form of a verb that has no place of its own; in a room of two it is done to the other side."""
        act = self._begun(verb)
        form = act_form(self.desk.view, verb, act)
        if act is None or form.button is None:
            return []
        choose = partial(self._choose, act)
        alone = len(self.room) == 2
        fields = [field_widget(each, choose, grow=1) for each in form.fields if not (alone and each.name == "to")]
        press, refusal = partial(self._act, act), form.button.refusal
        button = Button(form.button.label, press, icon="lock", small=True, why_not=refusal, key=verb)
        words = Label(refusal or form.sentence, SMALL, "caution" if refusal else "muted")
        return [Column([Row([*fields, button], gap=8), words], gap=4, key=f"act-{verb}")]

    def _begun(self, verb: str) -> Act | None:
        """What is chosen of a verb, at whoever is here."""
        view = self.desk.view
        act = self.acts.get(verb) or self.desk.kept(("first", verb), lambda: first_act(view, verb))
        if act is not None and len(self.room) == 2 and "to" in act.__struct_fields__:
            act = act_with(view, act, "to", next(member for member in self.room if member != self.desk.seat))
        return act

    def _choose(self, act: Act, name: str, value: Chosen) -> Response | None:
        self.acts[act.verb] = act_with(self.desk.view, act, name, value)
        return None

    def _act(self, action: Act) -> Response | None:
        self.desk.act(action, "talk")
        return None

    def _to(self) -> tuple[str, ...]:
        if len(self.room) == len(self.desk.view.setting.seats):
            return ()
        return tuple(member for member in self.room if member != self.desk.seat)

    def _phrase(self, code: str) -> Response | None:
        if code:
            self.desk.act(Say(to=self._to(), code=code), "talk")
        return None

    def _say(self, draft: TypedText) -> Response | None:
        if self.desk.act(Say(draft.text.strip(), self._to()), "talk"):
            draft.clear()
        return None


def _rounds(room: Room) -> tuple[tuple[str, list[int]], ...]:
    """In which round each thing in a room came up, by kind."""
    return (
        ("say", [message.round for message in room.messages]),
        ("ask", [asked.round for asked in room.asked]),
        ("shut", [shut.round for shut in room.shut]),
        ("offer", [offer.round for offer in room.offers]),
    )
