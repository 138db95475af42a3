"""The kit of dumb views that pages are put together from: setters in, signals out, no data access."""

from leadbooth.ui.widgets.avatar import Avatar, initials
from leadbooth.ui.widgets.banner import Banner
from leadbooth.ui.widgets.buttons import ActionButton, ButtonRole, icon_button
from leadbooth.ui.widgets.card import Card
from leadbooth.ui.widgets.chip import Chip
from leadbooth.ui.widgets.chip_group import ChipGroup
from leadbooth.ui.widgets.choice_box import ChoiceBox
from leadbooth.ui.widgets.date_edit import DateEdit
from leadbooth.ui.widgets.day_edit import DayEdit
from leadbooth.ui.widgets.deal_form import DealForm
from leadbooth.ui.widgets.elided_label import ElidedLabel
from leadbooth.ui.widgets.empty_state import EmptyState
from leadbooth.ui.widgets.field import Field
from leadbooth.ui.widgets.flow_layout import FlowLayout
from leadbooth.ui.widgets.icon_label import IconLabel
from leadbooth.ui.widgets.interest_bar import InterestBar
from leadbooth.ui.widgets.key_hint import KeyHint, key_text
from leadbooth.ui.widgets.labels import LabelRole, SectionHeading, WrappedLabel, divider, text_label
from leadbooth.ui.widgets.meter import LabeledMeter, Meter
from leadbooth.ui.widgets.nav_button import NavButton
from leadbooth.ui.widgets.pill import Pill
from leadbooth.ui.widgets.question_form import QuestionForm
from leadbooth.ui.widgets.spin_box import SpinBox
from leadbooth.ui.widgets.switch import Switch
from leadbooth.ui.widgets.timeline import TimelineEntry, TimelineList
from leadbooth.ui.widgets.toast import Toast

__all__ = [
    "ActionButton",
    "Avatar",
    "Banner",
    "ButtonRole",
    "Card",
    "Chip",
    "ChipGroup",
    "ChoiceBox",
    "DateEdit",
    "DayEdit",
    "DealForm",
    "ElidedLabel",
    "EmptyState",
    "Field",
    "FlowLayout",
    "IconLabel",
    "InterestBar",
    "KeyHint",
    "LabelRole",
    "LabeledMeter",
    "Meter",
    "NavButton",
    "Pill",
    "QuestionForm",
    "SectionHeading",
    "SpinBox",
    "Switch",
    "TimelineEntry",
    "TimelineList",
    "Toast",
    "WrappedLabel",
    "divider",
    "icon_button",
    "initials",
    "key_text",
    "text_label",
]
