"""What each client draws of a form, as text: the window's widgets, the browser's panels, what the line client says."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from game.desktop.screens.composer import Composer
from game.desktop.screens.desk import Desk
from game.desktop.screens.first_that_fits import FirstThatIsLowEnough
from game.desktop.screens.planner import Planner
from game.desktop.screens.rooms_page import RoomsPage
from game.desktop.widgets import Choice, Stepper, Widget
from game.present.plan_form import plan_form
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.seminar.delegation_requests import drafted
from game.seminar.pages.seat import head
from game.seminar.pages.sheet import sheet
from game.terminal import Client, Console, Ear
from game.terminal.loop import obey
from game.wire import action_to_json

ASSETS = Path(__file__).parents[2] / "assets" / "seminar"


def in_the_window(seen: View, draft: Act) -> str:
    """Everything that the window's page for a draft holds, lists opened."""
    desk = Desk(SimpleNamespace(view=lambda seat: seen, adviser="hints"), seen.seat)  # type: ignore[arg-type]
    if isinstance(draft, Offer):
        composer = Composer(desk)
        composer.offer = draft
        pages = [composer.page()]
        for clause in draft.text.clauses:
            composer.opened = clause.concession
            pages.append(composer.page())
        return _told(pages)
    if isinstance(draft, Commit):
        planner = Planner(desk)
        planner.plan = draft.plan
        pages = [planner.page()]
        form = plan_form(seen, draft.plan)
        for use in (*form.uses, *(move.add for move in form.moves if move.add)):
            planner.form.close()
            planner.form.toggle(use.use.move, use.use)
            pages.append(planner.page())
        return _told(pages)
    talk = RoomsPage(desk, lambda text: None)
    to = getattr(draft, "to", "")
    talk.room, talk.acts = tuple(sorted((seen.seat, to))) if to else talk.room, {draft.verb: draft}
    return _told(talk.other_act(draft.verb))


def _told(widgets: list[Widget]) -> str:
    return "\n".join(line for widget in widgets for line in _lines(widget))


def _lines(widget: Widget) -> Iterator[str]:
    if isinstance(widget, FirstThatIsLowEnough):
        yield from _lines(widget.forms[0]())
        return
    yield from (str(getattr(widget, name)) for name in ("text", "tip", "name") if getattr(widget, name, ""))
    yield widget.describe()
    if isinstance(widget, Choice):
        yield from (option.text for option in widget.options)
    if isinstance(widget, Stepper):
        yield from map(widget.shown, range(widget.low, widget.high + 1))
    for child in widget.children():
        yield from _lines(child)


DRAW = """
async ({ page, frame, verb, to }) => {
  const load = (name) => import(`/s/${name}.js`);
  const [state, drafts] = await Promise.all(["seat-state", "draft"].map(load));
  Object.assign(state.page, page);
  Object.assign(state.desk, { redraw() {}, send() {}, ask: () => 1, stands: () => true, fresh: () => false });
  state.ui.drafts = { [verb]: { act: null, of: "", edits: [], asked: 0, n: 1 } };
  drafts.heard(frame);
  const { composerPanel } = await load("composer"), { planPanel } = await load("plan"), acts = await load("acts");
  const drawn = { offer: composerPanel, commit: planPanel }[verb];
  const held = document.createElement("div");
  held.append(...(drawn ? [drawn()] : acts.otherActs(to).filter(Boolean)));
  const said = [...held.querySelectorAll("[title], [aria-label]")];
  return [held.textContent, ...said.flatMap((each) => [each.title, each.ariaLabel])].join("\\n");
}
"""


class Pages:
    """A browser that has the pages' own files, and no server behind them."""

    def __init__(self, browser: Any, assets: Path = ASSETS) -> None:
        self._assets = assets
        self._page = browser.new_page()
        self._page.route("http://forms.test/**", self._serve)
        self._page.goto("http://forms.test/")

    def _serve(self, route: Any) -> None:
        name = route.request.url.partition("/s/")[2]
        body = (self._assets / name).read_text(encoding="utf-8") if name else "<!doctype html>"
        kind = "text/javascript" if name else "text/html"
        route.fulfill(body=body, content_type=kind)

    def drawn(self, page: dict[str, Any], frame: dict[str, Any], to: str) -> str:
        """What a panel holds once the server has answered with a form."""
        return str(self._page.evaluate(DRAW, {"page": page, "frame": frame, "verb": frame["verb"], "to": to}))

    def close(self) -> None:
        self._page.close()


def on_the_line(seen: View, draft: Act, *lines: str) -> str:
    """What the line client says to some lines, with the draft on its desk."""
    out = io.StringIO()
    still = SimpleNamespace()
    session = SimpleNamespace(view=lambda seat: seen, setting=seen.setting, level="standard", computers=still)
    client = Client(session, [seen.seat], Console(out), Ear(io.StringIO()))  # type: ignore[arg-type]
    if isinstance(draft, Offer):
        client.desk.text, client.desk.counters = draft.text, draft.counters
    if isinstance(draft, Commit):
        client.desk.plan = draft.plan
    for line in lines:
        obey(client, line)
    return out.getvalue()


def answered(seen: View, draft: Act) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the server sends of a position, and its answer to a draft."""
    found = drafted(seen, draft.verb, {"act": action_to_json(draft), "edits": []})
    delegation = {"drafts": [], "barred": {}, "members": [1], "you": {"id": "x", "office": "head"}}
    page = {"sheet": sheet(seen.setting), "head": head(seen), "offers": [], "delegation": delegation}
    return page, {"t": "forecast", "n": 1, "verb": draft.verb, **found}
