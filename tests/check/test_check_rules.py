"""Every rule against a file that breaks just it, and one that comes near."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from corner_faults import CORNER_CASES
from font_faults import FONT_CASES
from pikepdf import Dictionary, Name, String
from planting import BLACK, Case, both, draws, in_xmp, info_key, type_of, with_plant
from print_faults import PRINT_CASES, _spot
from tagged_faults import TAGGED_CASES

from brochure.check import check
from brochure.check.catalogue import RULES
from brochure.check.demand import demand_of_profile
from brochure.profiles import profile_of

CASES = (*PRINT_CASES, *CORNER_CASES, *FONT_CASES, *TAGGED_CASES)
WITHOUT_CASE = {"C1-fold"}  # asked of the caller; has a test of its own below


def _id(case: Case) -> str:
    return case.rule


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_a_broken_rule_is_found_and_no_other(
    case: Case, good: Callable[[str], bytes], rules_of: Callable[[bytes, str], set[str]]
) -> None:
    """A file with one planted fault breaks the rule that it was planted for, and only that."""
    found = rules_of(with_plant(good(case.base), case.base, case.breaks), case.base)
    assert case.rule in found
    assert found - case.also == {case.rule}


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_what_comes_near_is_passed(
    case: Case, good: Callable[[str], bytes], rules_of: Callable[[bytes, str], set[str]]
) -> None:
    """A file that comes near a fault without one is not found to break the rule, nor any other."""
    assert not rules_of(with_plant(good(case.base), case.base, case.near), case.base)


def test_every_rule_has_a_case() -> None:
    """No rule stands in the catalogue without a fault that it finds."""
    assert {rule.id for rule in RULES} == {case.rule for case in CASES} | WITHOUT_CASE


def test_rules_say_all_that_the_reference_needs() -> None:
    """Ids are unique; each rule has a title, a remedy and a source, and its judge a docstring."""
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.title and rule.remedy and rule.source and rule.judge.__doc__, rule.id


def test_type_on_a_fold_is_found_where_a_fold_is_named(good: Callable[[str], bytes]) -> None:
    """A letter 100 points into the sheet stands on a fold at 33 mm, and away from one at 60 mm."""
    data = with_plant(good("print"), "print", type_of(20, b"0 0 0 1 k /Knock gs", x=100))
    last = 3

    def found(fold: float) -> set[int]:
        return {f.page for f in check(data, "print", folds_mm=(fold,)).findings if f.rule == "C1-fold"}

    assert last in found(33)
    assert last not in found(60)


def test_a_fold_that_nobody_named_is_a_doubt(good: Callable[[str], bytes]) -> None:
    """A file of two pages may be a folded leaflet: the report says that folds were not judged."""
    assert "C1-fold" in {doubt.rule for doubt in check(good("print"), "print").unjudged}


def test_a_font_without_a_program_is_told_once_where_it_is_used(good: Callable[[str], bytes]) -> None:
    """A font that stands in the resources themselves is found on its page, with the place of its first words."""
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    plant = draws(BLACK + b"BT /Fx 20 Tf 100 400 Td (a) Tj ET", Font=Dictionary(Fx=helvetica))
    report = check(with_plant(good("print"), "print", plant), "print")
    (found,) = [f for f in report.findings if f.rule == "X5-embedded"]
    assert (found.page, "not used" in found.what, len(found.boxes)) == (3, False, 1)


def test_of_kinds_that_are_not_known_only_what_is_shared_is_asked(good: Callable[[str], bytes]) -> None:
    """A file that claims PDF/X-3 is not asked for the keys of PDF/X-4, and the report says what was not judged."""
    claims = both(in_xmp(b">PDF/X-4<", b"><"), info_key("/GTS_PDFXVersion", String("PDF/X-3:2003")))
    report = check(with_plant(good("print"), "print", claims))
    assert report.claims == ("PDF/X-3:2003",)
    assert report.clean
    assert "X2-key" in {doubt.rule for doubt in report.unjudged}


def test_a_file_of_ours_tells_which_spot_inks_it_orders(built: Callable[[str], bytes]) -> None:
    """A print-spot file judged by hand is clean; judged as one for four inks it is not."""
    data = built("print-spot")
    assert "G6-spots" not in {f.rule for f in check(data).findings}
    assert "G6-spots" in {f.rule for f in check(data, "print").findings}


def test_ordered_spot_inks_are_passed(good: Callable[[str], bytes]) -> None:
    """A spot ink that the profile orders is no fault under that profile."""
    from planting import KNOCK, draws

    ordered = demand_of_profile(profile_of("print-spot")).spots
    assert ordered
    plant = draws(KNOCK + b"/Cx cs 1 scn 100 400 50 50 re f", ColorSpace=_spot(ordered[0]))
    data = with_plant(good("print"), "print", plant)
    assert "G6-spots" not in {f.rule for f in check(data, "print-spot").findings}
    assert "G6-spots" in {f.rule for f in check(data, "print").findings}
