"""The widget kit, in one place to import from. A screen composes these and nothing else."""

from game.desktop.widgets.base import Memory, Reply, Span, Widget
from game.desktop.widgets.choose import Choice, Option, Tabs
from game.desktop.widgets.field import Draft, TextField
from game.desktop.widgets.layout import Column, Fit, Flow, Pad, Pane, Row, Rule, Space
from game.desktop.widgets.listing import Head, Line, Listing
from game.desktop.widgets.over import Modal
from game.desktop.widgets.press import Button, Card, Toggle
from game.desktop.widgets.sheet import Scroll, Sheet
from game.desktop.widgets.text import Change, Emblem, Icon, Label, RichText, Words, heading
from game.desktop.widgets.value import Meter, Slider, Stepper

__all__ = [
    "Button", "Card", "Change", "Choice", "Column", "Draft", "Emblem", "Fit", "Flow", "Head", "Icon", "Label", "Line",
    "Listing", "Memory", "Meter", "Modal", "Option", "Pad", "Pane", "Reply", "RichText", "Row", "Rule", "Scroll",
    "Sheet", "Slider", "Space", "Span", "Stepper", "Tabs", "TextField", "Toggle", "Widget", "Words", "heading",
]  # fmt: skip
