"""What every page of a game needs: the View, the way to act, where a refusal is shown, which page is open.

No widgets of its own beyond the refusal; pages hold a Desk, never each other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from game.desktop.crest import Crest, crest_of
from game.desktop.response import Response
from game.desktop.theme import SMALL
from game.desktop.widgets import Button, Flow, Icon, Label, Row, Widget
from game.present.fields import Chosen, Remedy, judged
from game.present.pages import PAGES
from game.rules.cures import Cure
from game.rules.model.refusal import Illegal
from game.rules.model.view import View
from game.rules.reducer import check
from game.wording import seat_name

if TYPE_CHECKING:
    from game.desktop.live_game import Live
    from game.desktop.sound import Sounds
    from game.rules.verbs.act import Act

Made = TypeVar("Made")

LEFT_PAGES = ("talk", *PAGES)
RIGHT_PAGES = ("now", "compose", "plan", "why", "seat")


class Desk:
    """One seat's place at the game."""

    def __init__(self, live: Live, seat: str, motion: bool = True, sounds: Sounds | None = None) -> None:
        self.live, self.seat, self.motion = live, seat, motion
        self.sounds = sounds
        self.view: View = live.view(seat)
        self.left, self.right, self.page = "talk", "now", "now"
        self.asked = "tension"  # the meter, door or seat that is being explained
        self.told_of = seat  # the delegation whose page is open
        self.before_why = "now"
        self.wanted_room: tuple[str, ...] = ()  # a room that another page asks for
        self.wanted_with = ""  # a delegation to whom another page wants an offer put
        self.refusal: tuple[str, str] = ("", "")
        self.refused: Act | None = None  # what was refused there, if it was an act
        self.mend: Callable[[Cure, str], Response | None] = lambda cure, where: None  # what the screen does to mend it
        self.waiting_on = ""
        self.choosing: tuple[str, str] = ("", "")  # the card and the button for which something is being chosen
        self.chosen: Chosen = ""
        self.puts = 0  # how many texts were put, each of which begins the pages at their top
        self._handed: Act | None = None  # the act whose answer is on its way
        self._made: dict[object, object] = {}

    # -- reading

    def name(self, seat: str) -> str:
        """A delegation's name, or "you"."""
        return "You" if seat == self.seat else seat_name(self.view.setting, seat)

    def crest(self, seat: str) -> Crest:
        """What stands on a delegation's disc."""
        return crest_of(self.view.setting, seat)

    @property
    def moment(self) -> tuple[object, ...]:
        """What the pages are of: at another moment each begins at its top."""
        table = self.view.table
        return (table.take, self.view.round, table.phase, table.outcome is None, self.puts)

    def kept(self, name: object, make: Callable[[], Made]) -> Made:
        """Something made from the View, kept until the View changes."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]  # type: ignore[return-value]

    def see(self, view: View) -> None:
        """Take a new View."""
        self.view = view
        self.forget()
        self.waiting_on, self._handed = "", None

    def forget(self) -> None:
        """Make anew what was kept."""
        self._made.clear()

    # -- acting

    def why_not(self, action: Act) -> str:
        """Why an act is not possible now, as a sentence; empty if it is."""
        try:
            check(self.view, action)
        except Illegal as refusal:
            return str(refusal)
        return ""

    def act(self, action: Act, where: str) -> bool:
        """Hand in an act. A refusal is shown at the named place; True if it went in. The same act handed in again
        before the first is answered is one act."""
        if action == self._handed:
            return False
        reason = self.why_not(action)
        self.refusal, self.refused = (where, reason), action
        if reason:
            self.sound("refused")
            return False
        self.waiting_on, self._handed = where, action
        self.live.submit(self.seat, action)
        return True

    def refuse(self, where: str, reason: str, act: Act | None = None) -> None:
        """Show a sentence at a place, and what would mend the act it refuses."""
        self._handed = None
        self.refusal, self.refused = (where, reason), act
        self.sound("refused")

    def note(self, where: str) -> list[Widget]:
        """The refusal that belongs at a place, if there is one."""
        place, reason = self.refusal
        if place != where or not reason:
            return []
        words = Row([Icon("warning", 18, "caution"), Label(reason, SMALL, "caution", key="refusal")], gap=8)
        return [words, *(self.mending(self.refused, where) if self.refused is not None else [])]

    def mending(self, act: Act, where: str) -> list[Widget]:
        """The button that mends an act which is refused now, if one does."""
        return self.remedy(self.kept(("cure", act), lambda: judged(self.view, act)[1]), where)

    def remedy(self, found: Remedy | None, where: str) -> list[Widget]:
        """The button of a remedy."""
        if found is None:
            return []
        mend = partial(self.mend, found.cure, where)
        return [Flow([Button(found.label, mend, icon="counter", small=True, key="mend")])]

    def sound(self, name: str) -> None:
        """Play a sound, where there are any."""
        if self.sounds is not None:
            self.sounds.play(name)

    # -- pages

    def open(self, page: str) -> Response | None:
        """Show a page where it belongs."""
        if page in LEFT_PAGES:
            self.left = page
        elif page in RIGHT_PAGES:
            if page in ("why", "seat") and self.right not in ("why", "seat"):
                self.before_why = self.right
            self.right = page
        self.page = page
        return None

    def why(self, key: str) -> Response | None:
        """Explain a meter, or ``door:ONE/OTHER``."""
        self.asked = key
        return self.open("why")

    def about(self, seat: str) -> Response | None:
        """Show the page of a delegation."""
        self.told_of = seat
        return self.open("seat")
