"""Profiles of delimited badges: the presets, the guess, and reading by them."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from leadbooth.domain.badge import BadgeProfile, badge_id_variants
from leadbooth.paths import resource
from leadbooth.reading import PRESETS, guess_profile, read_badge


def test_a_profile_needs_no_columns() -> None:
    assert BadgeProfile.from_mapping({"delimiter": "|"}) == BadgeProfile(delimiter="|")


def test_presets_carry_their_key_and_a_name_to_choose_them_by() -> None:
    assert len(PRESETS) == len({preset.label for preset in PRESETS.values()})
    assert all(preset.key == key and preset.label for key, preset in PRESETS.items())
    assert resource("presets", "badges.toml").is_file()


@pytest.mark.parametrize("key", list(PRESETS))
def test_a_profile_travels_as_json(key: str) -> None:
    text = json.dumps(asdict(PRESETS[key]) | {"from_a_newer_version": 1})
    assert BadgeProfile.from_mapping(json.loads(text)) == PRESETS[key]


@pytest.mark.parametrize(
    ("samples", "delimiter", "columns"),
    [
        (["7|Jane|Doe|Acme", "8|Ann|Roe|Widget Inc"], "|", ("badge_id", "first_name", "last_name", "company")),
        (["A7^Jane^Doe", "A8^Ann^Roe"], "^", ("badge_id", "first_name", "last_name")),
        (["Jane^Doe^A7"], "^", ("first_name", "last_name", "badge_id")),
        (["A7\tJane Doe\tAcme"], "\t", ("badge_id", "name", "company")),
        (["A7~Jane~Doe~Sales Manager~Acme GmbH"], "~", ("badge_id", "first_name", "last_name", "job_title", "company")),
        (["Jane Doe\nAcme\njane@example.org\n+1 555 010 0100"], "\n", ("name", "company", "email", "phone")),
        (["123|45|Jane Doe"], "|", ("badge_id", "field_2", "name")),
        (["Jane;Doe;Acme;jane@example.org"], ";", ("first_name", "last_name", "company", "email")),
        (["Jane,Doe,jane@example.org,+1 555 010 0100"], ",", ("first_name", "last_name", "email", "phone")),
        (["A7$Jane$Doe"], "$", ("badge_id", "first_name", "last_name")),
        (["A7\x1dJane\x1dDoe"], "\x1d", ("badge_id", "first_name", "last_name")),
        (["A7|Jane|Doe||Ghent|9000|www.example.org"], "|",
         ("badge_id", "first_name", "last_name", "", "company", "postal_code", "website")),
        (["A7|Jane|Doe|Acme|Ghent|x9|5550100200"], "|",
         ("badge_id", "first_name", "last_name", "job_title", "company", "field_6", "phone")),
    ],
)  # fmt: skip
def test_columns_are_guessed_from_what_stands_in_them(
    samples: list[str], delimiter: str, columns: tuple[str, ...]
) -> None:
    assert guess_profile(samples) == BadgeProfile(delimiter=delimiter, columns=columns)


def test_a_known_layout_is_guessed_by_name() -> None:
    cvent = "K3NHHSZN2VL*Nora*Quist*nora@example.com*Title*Company*City**22201*555-555-5555"
    assert guess_profile([cvent]) == PRESETS["cvent_asterisk"]
    assert guess_profile(["1::Doe::Jane::Acme::jane@example.org"]) == PRESETS["devoxx"]
    assert guess_profile(["JaneDoe_Acme^1", "AnnRoe_Widget^2"]) == PRESETS["aptify"]


def test_bare_ids_are_a_profile_too() -> None:
    assert guess_profile(["000012", "000013"]) == BadgeProfile(columns=("badge_id",))


@pytest.mark.parametrize("samples", [[], [""], ["Hello, nice, world"], ["^"], ["a|", "|b"], ["1|2", "a;b"]])
def test_prose_and_nothing_give_no_profile(samples: list[str]) -> None:
    assert guess_profile(samples) is None


def test_columns_may_be_skipped_kept_under_any_key_or_hold_a_whole_name() -> None:
    profile = BadgeProfile(delimiter="|", columns=("", "name", "table", "badge_id"))
    badge = read_badge("x| Jane van Dam |12|000012", profile=profile)
    assert (badge.badge_id, badge.contact.first_name, badge.contact.last_name) == ("000012", "Jane", "van Dam")
    assert badge.contact.extra == {"table": "12"}
    assert badge.warnings == ()


def test_missing_and_surplus_tokens_are_said() -> None:
    profile = PRESETS["devoxx"]
    assert read_badge("1::Doe::Jane", profile=profile).warnings == ("fewer_columns",)
    assert read_badge("1::Doe::Jane::Acme::j@example.org::x", profile=profile).warnings == ("more_columns",)
    assert read_badge("1::Doe::Jane::Acme::j@example.org::", profile=profile).warnings == ()


def test_the_id_may_be_the_last_token_however_many_there_are() -> None:
    profile = BadgeProfile(delimiter="^", columns=("name",), id_last=True)
    assert read_badge("JaneDoe^Acme^2427", profile=profile).badge_id == "2427"
    assert read_badge("JaneDoe^2427^^", profile=profile).badge_id == "2427"


def test_a_badge_without_the_profiles_delimiter_is_still_read() -> None:
    assert read_badge("000012", profile=PRESETS["rainfocus"]).warnings == ("no_separator",)
    other = read_badge("12|Jane|Doe", profile=PRESETS["rainfocus"])
    assert (other.contact.full_name, other.warnings) == ("Jane Doe", ("guessed_columns", "no_separator"))


def test_an_event_whose_badges_hold_only_ids_takes_no_guess() -> None:
    only_ids = BadgeProfile(columns=("badge_id",))
    assert read_badge("A:B::C", profile=only_ids).badge_id == "A:B::C"
    assert read_badge("jane@example.org", profile=only_ids).format == "email"


def test_an_id_without_the_prefix_of_the_event_is_said() -> None:
    for payload, warnings in (("SBpax001", ()), ("pax001", ("missing_prefix",))):
        assert read_badge(payload, profile=PRESETS["spotme"]).warnings == warnings
    prefixed = BadgeProfile(delimiter="|", columns=("badge_id", "name"), id_prefix="KP")
    assert read_badge("1001|Jane Doe", profile=prefixed).warnings == ("missing_prefix",)
    assert read_badge("1001", profile=BadgeProfile(id_prefix="KP")).warnings == ("missing_prefix",)


def test_tokens_are_trimmed_or_not_the_fields_are_clean() -> None:
    profile = BadgeProfile(delimiter="|", columns=("badge_id", "first_name"), trim=False)
    assert read_badge("12 | Jane ", profile=profile).contact.first_name == "Jane"


@pytest.mark.parametrize(
    ("badge_id", "variants"),
    [
        ("000012", ("000012", "12")),
        (" 12 ", (" 12 ", "12")),
        ("SBpax001", ("SBpax001", "pax001")),
        ("SB0012", ("SB0012", "0012", "12")),
        ("J3^0012", ("J3^0012", "0012", "12")),
        ("1234.56.7890", ("1234.56.7890", "7890")),
        ("0A12", ("0A12",)),
        ("000", ("000", "0")),
        ("", ()),
    ],
)
def test_lists_may_spell_a_badge_id_differently(badge_id: str, variants: tuple[str, ...]) -> None:
    assert badge_id_variants(badge_id) == variants


def test_the_prefix_of_an_event_is_one_more_spelling() -> None:
    assert badge_id_variants("KP1001", "KP") == ("KP1001", "1001")
