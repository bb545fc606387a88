"""How everything looks: two themes, one brass accent, a type scale, spacing and the bands of meters.

Plain data, no pygame. Every pair of colours that ever carries text is listed here for the contrast test.
"""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[int, int, int]


def _rgb(code: str) -> Colour:
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(over: Colour, under: Colour, percent: int) -> Colour:
    """The colour that results from laying ``percent`` of one colour over another."""
    red, green, blue = (round(a * percent / 100 + b * (100 - percent) / 100) for a, b in zip(over, under, strict=True))
    return red, green, blue


@dataclass(frozen=True)
class Theme:
    """Colours by the job they do, never by their name."""

    name: str
    desk: Colour  # behind everything
    panel: Colour  # a sheet on the desk
    raised: Colour  # a card or control on a sheet
    well: Colour  # a field or a trough cut into a sheet
    hover: Colour  # a control under the pointer
    chosen: Colour  # the selected row or tab
    hairline: Colour  # decoration between areas
    edge: Colour  # the outline of a control, at least 3:1 on its sheet
    text: Colour
    muted: Colour
    brass: Colour  # the one accent, readable as text
    on_brass: Colour
    critical: Colour
    caution: Colour
    steady: Colour
    firm: Colour
    seats: tuple[Colour, ...]  # twelve, told apart with any colour vision
    shadow: int  # opacity of the shadow under a sheet, 0 to 255
    table: Colour  # the table top, and below it the light in its middle
    table_light: Colour


INK = Theme(
    name="ink",
    desk=_rgb("0d131d"),
    panel=_rgb("151d2a"),
    raised=_rgb("1d2737"),
    well=_rgb("0b1018"),
    hover=_rgb("27344a"),
    chosen=_rgb("2c3a50"),
    hairline=_rgb("2b374a"),
    edge=_rgb("738299"),
    text=_rgb("f0eadc"),
    muted=_rgb("adb5c2"),
    brass=_rgb("dcb764"),
    on_brass=_rgb("1a1407"),
    critical=_rgb("f58a72"),
    caution=_rgb("e8b04b"),
    steady=_rgb("8fbfe0"),
    firm=_rgb("63cfa5"),
    seats=tuple(map(_rgb, ("bdcdf9", "c77700", "19bc89", "ffff9c", "4281f4", "d03a2c", "c7a2f9", "82a6ad",
                            "fcc51b", "895ea1", "5bfedb", "537864"))),
    shadow=110,
    table=_rgb("1a2230"),
    table_light=_rgb("273246"),
)

PAPER = Theme(
    name="paper",
    desk=_rgb("e9e1cf"),
    panel=_rgb("fbf7ec"),
    raised=_rgb("f3ecdc"),
    well=_rgb("fffdf7"),
    hover=_rgb("e9dfc8"),
    chosen=_rgb("e8dab4"),
    hairline=_rgb("d8ccb3"),
    edge=_rgb("857b66"),
    text=_rgb("1d2230"),
    muted=_rgb("545866"),
    brass=_rgb("79560d"),
    on_brass=_rgb("fffaf0"),
    critical=_rgb("a32c17"),
    caution=_rgb("80540a"),
    steady=_rgb("1f5a8c"),
    firm=_rgb("0f6647"),
    seats=tuple(map(_rgb, ("0f89a1", "9558ba", "1f6c35", "857805", "4c3eb4", "9b171a", "802871", "5d5256",
                            "17020b", "180364", "7f09fa", "c245f5"))),
    shadow=46,
    table=_rgb("efe5cd"),
    table_light=_rgb("fbf4e2"),
)

THEMES = {theme.name: theme for theme in (INK, PAPER)}


def text_pairs(theme: Theme) -> dict[str, tuple[Colour, Colour]]:
    """Every pair (text, what it lies on) that a screen may use, by name."""
    sheets = {"desk": theme.desk, "panel": theme.panel, "raised": theme.raised, "well": theme.well}
    busy = {"hover": theme.hover, "chosen": theme.chosen, "table": theme.table, "table light": theme.table_light}
    words = {"text": theme.text, "muted": theme.muted, "brass": theme.brass}
    bands = {name: getattr(theme, name) for name in ("critical", "caution", "steady", "firm")}
    pairs = {
        f"{word} on {sheet}": (colour, under)
        for word, colour in (words | bands).items()
        for sheet, under in (sheets | busy).items()
    }
    return pairs | {"on brass": (theme.on_brass, theme.brass)}


@dataclass(frozen=True)
class Style:
    """One voice of type. Sizes are pixels at 100 percent; leading is percent of the size."""

    family: str
    weight: str
    size: int
    leading: int = 135


DISPLAY = Style("serif", "Semibold", 40, 118)
TITLE = Style("serif", "Semibold", 26, 122)
NAME = Style("serif", "Semibold", 19, 122)
READOUT = Style("serif", "Regular", 18, 140)
QUOTE = Style("serif", "It", 18, 140)
BODY = Style("sans", "Regular", 17, 135)
STRONG = Style("sans", "Semibold", 17, 135)
SMALL = Style("sans", "Regular", 15, 130)
SMALL_STRONG = Style("sans", "Semibold", 15, 130)
HEADING = Style("sans", "Semibold", 14, 130)
NUMBER = Style("sans", "Semibold", 20, 120)
BIG_NUMBER = Style("serif", "Semibold", 34, 110)


@dataclass(frozen=True)
class Band:
    """A fifth of a meter: its word, how many of five notches are filled, and its colour's job."""

    word: str
    notches: int
    colour: str


BANDS = 5
_BAND_COLOURS = ("critical", "critical", "caution", "steady", "firm")


def band(value: int, kind: str = "confidence", rising_is_bad: bool = False) -> Band:
    """The band of a meter of a kind, 0 to 100. Where a rise is bad, full notches wear the critical colour."""
    from game.wording.names import band_words  # with all that is worded: the first frame shows no meter

    place = min(BANDS - 1, max(0, value) * BANDS // 100)
    colour = _BAND_COLOURS[BANDS - 1 - place] if rising_is_bad else _BAND_COLOURS[place]
    return Band(band_words(kind)[place], place + 1, colour)


@dataclass(frozen=True)
class Look:
    """A theme at a scale in percent; every length on screen goes through ``px``."""

    theme: Theme = INK
    percent: int = 100

    def px(self, length: float) -> int:
        """A length given at 100 percent, in whole pixels, at least one unless it is none."""
        return max(1, round(length * self.percent / 100)) if length else 0

    def colour(self, job: str) -> Colour:
        """The colour that does a job, by the name of the Theme field."""
        found: Colour = getattr(self.theme, job)
        return found

    def seat(self, index: int) -> Colour:
        """The colour of the delegation at a place in the scenario's order."""
        return self.theme.seats[index % len(self.theme.seats)]


def window_percent(width: int, height: int, text_percent: int) -> int:
    """The scale for a window: text size as asked for, and larger again beyond 1080 lines."""
    grown = max(100, min(250, 100 * width // 1920, 100 * height // 1080))
    return text_percent * grown // 100
