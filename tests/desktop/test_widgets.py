"""The kit by keyboard alone and by mouse alone; each widget says what it is."""

import pygame
import pytest
from hands import Hands

from game.desktop import clipboard
from game.desktop.response import Back
from game.desktop.screen import Screen
from game.desktop.theme import Look
from game.desktop.widgets import Button, Choice, Option, Row, TextField, TypedText, Widget
from game.desktop.widgets.overlay import _tip_place
from game.desktop.widgets.selection import ChoiceList
from tests.tools.gallery import Gallery


@pytest.fixture
def hands() -> Hands:
    return Hands(Gallery())


def gallery(hands: Hands) -> Gallery:
    assert isinstance(hands.screen, Gallery)
    return hands.screen


def test_the_screen_reads_itself(hands: Hands) -> None:
    said = hands.stage.words()
    for line in (
        "button: Ready",
        "Confidence of Orrin in you: 62 of 100, firm, up 4",
        "Support at home in Vesh: between 40 and 59 of 100, uneasy",
        "tabs: Offers (2 new), open; Rooms; Plan",
        "choice: How long, Standing, until one side ends it, 2 to choose from",
        "stepper: Level of relief, full, from none to full, with aid",
        "slider: Share of the burden, 40%, from 0 to 100%",
        "switch: Verified by a witness, on",
        "button: Exercise (not now: It costs 2 capital and you have 1.)",
        "field: Message to the room, We read your signal as an invitation.",
        "link: You have until the end of round six",
        "Nobody has spoken to you this round.",
    ):
        assert line in said
    assert any(line.startswith("row: 5, Vesh, pauses its demonstrations, up 3") for line in said)


def test_tab_reaches_everything_and_comes_round(hands: Hands) -> None:
    order = hands.stage.focusables()
    seen = []
    for _ in order:
        hands.key(pygame.K_TAB)
        assert hands.stage.focused is not None
        seen.append(hands.stage.focused.path)
    assert seen == [widget.path for widget in order]
    hands.key(pygame.K_TAB)
    assert hands.stage.focused is not None
    assert hands.stage.focused.path == seen[0]
    hands.key(pygame.K_TAB, pygame.KMOD_SHIFT)
    assert hands.stage.focused.path == seen[-1]


def test_what_has_the_focus_is_in_view() -> None:
    hands = Hands(Gallery(), (1024, 640), 200)
    for _ in hands.stage.focusables():
        hands.key(pygame.K_TAB)
        focused = hands.stage.focused
        assert focused is not None
        seen = focused.focus_rect().clip(focused.clip)
        assert seen.height >= min(focused.focus_rect().height, focused.clip.height) - 1, focused.describe()


@pytest.mark.parametrize("key", [pygame.K_RETURN, pygame.K_SPACE])
def test_enter_and_space_press(hands: Hands, key: int) -> None:
    hands.tab_to("button: Ready")
    hands.key(key)
    assert gallery(hands).presses == ["ready"]


@pytest.mark.parametrize(
    ("words", "pressed"),
    [
        ("button: Sign", "sign"),
        ("card: Joint exercise", "Joint exercise"),
        ("row: 5, Orrin", "row 2"),
        ("link:", "link"),
    ],
)
def test_everything_is_pressed_by_keyboard_and_by_mouse(hands: Hands, words: str, pressed: str) -> None:
    hands.tab_to(words)
    hands.key(pygame.K_RETURN)
    assert gallery(hands).presses == [pressed]
    if words != "link:":  # a link over two lines has no middle to click
        hands.click(words)
        assert gallery(hands).presses == [pressed, pressed]


def test_a_button_that_cannot_be_used_says_why_and_does_nothing(hands: Hands) -> None:
    hands.click("button: Exercise")
    hands.key(pygame.K_RETURN)
    assert gallery(hands).presses == []
    assert hands.stage.find("button: Exercise").tip == "It costs 2 capital and you have 1."


def test_numbers_move_by_arrows(hands: Hands) -> None:
    hands.tab_to("slider:")
    for key in (pygame.K_RIGHT, pygame.K_PAGEUP, pygame.K_LEFT):
        hands.key(key)
    assert gallery(hands).share == 60
    hands.tab_to("stepper:")
    hands.key(pygame.K_RIGHT)
    hands.key(pygame.K_RIGHT)
    assert gallery(hands).level == 3


def test_a_slider_follows_the_hand(hands: Hands) -> None:
    slider = hands.stage.find("slider:")
    hands.stage.focus_on(slider)
    place = (slider.rect.left + 12, slider.rect.bottom - 10)
    hands.send(pygame.MOUSEBUTTONDOWN, pos=place, button=1, clicks=1)
    assert gallery(hands).share == 0
    hands.send(pygame.MOUSEMOTION, pos=(slider.rect.right + 80, place[1]), rel=(9, 0), buttons=(1, 0, 0))
    hands.send(pygame.MOUSEBUTTONUP, pos=place, button=1)
    assert gallery(hands).share == 100


def test_a_choice_opens_moves_and_takes(hands: Hands) -> None:
    hands.tab_to("choice:")
    hands.key(pygame.K_RETURN)
    assert hands.stage.words() == ["list: How long, on Standing, until one side ends it, 2 of 2"]
    hands.key(pygame.K_UP)
    hands.key(pygame.K_RETURN)
    assert gallery(hands).term == "three"
    assert hands.stage.focused is not None
    assert hands.stage.focused.describe().startswith("choice: How long, Three rounds")


def test_a_press_outside_leaves_a_choice_as_it_was(hands: Hands) -> None:
    hands.click("choice:")
    assert hands.stage.words()[0].startswith("list:")
    hands.click_at((5, 5))
    assert gallery(hands).term == "standing"
    assert "button: Ready" in hands.stage.words()


def test_a_dialog_keeps_the_keyboard_and_gives_it_back(hands: Hands) -> None:
    hands.tab_to("button: Lower price")
    hands.key(pygame.K_RETURN)
    assert "button: Ready" not in hands.stage.words()
    hands.tab_to("button: Lower it")
    hands.key(pygame.K_ESCAPE)
    assert gallery(hands).dialog is False
    assert hands.stage.focused is not None
    assert hands.stage.focused.describe() == "button: Lower price"


def test_tabs_move_by_arrows(hands: Hands) -> None:
    hands.tab_to("tabs:")
    hands.key(pygame.K_RIGHT)
    assert gallery(hands).tab == "rooms"


def test_arrows_move_between_rows(hands: Hands) -> None:
    hands.tab_to("row: 5, Vesh")
    hands.key(pygame.K_DOWN)
    assert hands.stage.focused is not None
    assert hands.stage.focused.describe().startswith("row: 5, Orrin")


def test_escape_leaves_the_screen(hands: Hands) -> None:
    assert hands.key(pygame.K_ESCAPE) == Back()


def field(hands: Hands) -> TypedText:
    hands.tab_to("field: Add a private note")
    return gallery(hands).empty


def test_writing_and_correcting(hands: Hands) -> None:
    draft = field(hands)
    hands.type("We did not object")
    hands.key(pygame.K_BACKSPACE, pygame.KMOD_CTRL)
    hands.type("agree")
    hands.key(pygame.K_HOME)
    hands.key(pygame.K_DELETE)
    hands.type("w")
    assert draft.text == "we did not agree"


def test_selecting_and_the_clipboard(hands: Hands) -> None:
    draft = field(hands)
    hands.type("quiet word")
    hands.key(pygame.K_LEFT, pygame.KMOD_SHIFT | pygame.KMOD_CTRL)
    hands.key(pygame.K_x, pygame.KMOD_CTRL)
    assert draft.text == "quiet "
    assert clipboard.get() == "word"
    hands.key(pygame.K_a, pygame.KMOD_CTRL)
    hands.key(pygame.K_v, pygame.KMOD_CTRL)
    assert draft.text == "word"


def test_an_input_method_composes_before_it_types(hands: Hands) -> None:
    draft = field(hands)
    hands.send(pygame.TEXTEDITING, text="にほ", start=0, length=2)
    assert draft.text == ""
    hands.key(pygame.K_RETURN)
    hands.send(pygame.TEXTINPUT, text="日本")
    assert (draft.text, draft.composing) == ("日本", "")


def test_a_field_grows_and_never_hides_text(hands: Hands) -> None:
    draft = field(hands)
    before = hands.stage.find("field: Add").rect.height
    hands.type("a sentence that goes on well beyond one line of the field " * 3)
    hands.stage.show(hands.screen.build(hands.stage.look))
    assert hands.stage.find("a sentence").rect.height > 2 * before - 20
    assert hands.stage.faults() == []
    assert len(draft.text) > 100


def test_a_long_message_scrolls_in_its_field_with_the_caret_in_sight() -> None:
    draft = TypedText("one line after the other, " * 20)
    draft.move(0, keep=False)

    class Page(Screen):
        def build(self, look: Look) -> Widget:
            return Row([TextField("", draft, tallest=4, key="write", grow=1), Button("Send", lambda: None)])

    hands = Hands(Page(), (500, 300), 200)
    field = hands.stage.find("field: ")
    assert isinstance(field, TextField)
    hands.stage.focus_on(field)
    assert field.rect.height < 5 * 2 * 23 + 32
    for key in (pygame.K_DOWN,) * 12 + (pygame.K_UP,) * 12:
        hands.key(key)
        assert hands.stage.find("field: ").rect.contains(hands.stage.wants_text or pygame.Rect(0, 0, 0, 0))
    assert hands.stage.faults() == []
    first = draft.first
    hands.send(pygame.MOUSEMOTION, pos=field.rect.center, rel=(0, 0), buttons=(0, 0, 0))
    hands.send(pygame.MOUSEWHEEL, x=0, y=-1, precise_y=-1.0, flipped=False)
    assert draft.first == first + 1


def test_a_list_that_is_cut_says_how_much_more_there_is() -> None:
    taken: list[str] = []

    class Page(Screen):
        def build(self, look: Look) -> Widget:
            options = [Option(str(number), f"Number {number}") for number in range(30)]
            return Choice("", options, "0", taken.append)

    hands = Hands(Page(), (500, 400))
    hands.key(pygame.K_TAB)
    hands.key(pygame.K_RETURN)
    found = hands.stage.top
    assert isinstance(found, ChoiceList)
    assert found.beyond().endswith("more below")
    hands.key(pygame.K_PAGEDOWN)
    hands.key(pygame.K_PAGEDOWN)
    assert isinstance(hands.stage.top, ChoiceList)
    assert "more above" in hands.stage.top.beyond()
    assert "more below" in hands.stage.top.beyond()
    hands.key(pygame.K_END)
    assert isinstance(hands.stage.top, ChoiceList)
    assert hands.stage.top.beyond().endswith("more above")
    hands.key(pygame.K_RETURN)
    assert taken == ["29"]


def test_a_double_click_takes_a_word(hands: Hands) -> None:
    message = hands.stage.find("field: Message")
    hands.stage.focus_on(message)
    hands.click_at((message.rect.left + 60, message.rect.bottom - 20), clicks=2)
    start, end = gallery(hands).note.chosen
    assert gallery(hands).note.text[start:end].strip() in gallery(hands).note.text.split()


def tip_of(hands: Hands, later: int = 0) -> str:
    tip = hands.stage._tip(pygame.time.get_ticks() + later)
    return tip.tip if tip is not None else ""


def test_words_about_the_focus_stay_a_few_seconds_and_go_at_the_next_key_or_press(hands: Hands) -> None:
    hands.tab_to("button: Exercise")
    assert tip_of(hands) == "It costs 2 capital and you have 1."
    wait = hands.stage.tip_wait(pygame.time.get_ticks())
    assert wait is not None
    assert 2000 < wait < 8000
    assert tip_of(hands, wait + 50) == ""
    hands.key(pygame.K_a, text="a")
    assert tip_of(hands) == ""
    hands.tab_to("switch: Snap-back")
    assert tip_of(hands)
    hands.click("button: Sign")
    assert tip_of(hands) == ""


def test_words_about_the_focus_never_lie_over_a_field() -> None:
    window, field = pygame.Rect(0, 0, 400, 300), pygame.Rect(20, 100, 300, 40)
    send = pygame.Rect(330, 100, 40, 40)
    for near in (field, send):
        place = _tip_place((200, 40), near, window, [field], 8)
        assert place is not None
        assert window.contains(place)
        assert not place.colliderect(field)
        assert not place.colliderect(near)
    assert _tip_place((200, 40), window, window, [window], 8) is None
