"""What the press's page may ask for: bulletins, which every page of a table shows. It reads the public table alone."""

from __future__ import annotations

from game.rules.model.refusal import Illegal
from game.rules.verbs.announce import Announce
from game.seminar.client import Client
from game.seminar.hub import Hub
from game.seminar.incoming_frames import Frame, Refused, number, text
from game.seminar.limits import BULLETIN
from game.wording.news import bulletin_text


async def bulletin(hub: Hub, client: Client, frame: Frame) -> None:
    """Publishes a few lines at one table, or at all that play. Raises `Refused`."""
    identity = text(frame, "id", 64)
    if client.role != "press":
        raise Refused("Only the press writes bulletins.")
    which = number(frame, "table", 0, 1000)
    words = text(frame, "text", BULLETIN, missing="Write the bulletin first.")
    tables = [each for each in hub.tables.values() if which in (0, each.number) and each.running and not each.over]
    if not tables:
        raise Refused("No table plays just now: bulletins are for the time of play.")
    if not hub.press_may():
        raise Refused("The presses are hot: at most one bulletin in ten seconds.")
    try:
        for table in tables:
            await table.chair(Announce(bulletin_text(words)), member="press")
    except (Illegal, OSError) as error:
        client.answer({"t": "no", "id": identity, "text": str(error)})
        return
    client.answer({"t": "ok", "id": identity})
