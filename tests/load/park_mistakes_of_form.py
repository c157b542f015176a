"""Typical mistakes of form in the small park's YAML: indentation, tabs, quotes, brackets."""

from __future__ import annotations

from park_mistakes import FOOD, PLACE, THEME, WORDS, Mistake, area

INDENTATION = {
    "one-more": area("  value", "   ¦value", "", "indented by 3 spaces", "by 2"),
    "one-less": area("  value", " ¦value", "", "indented by 1 space", "2"),
    "two-more": area("  value", "    ¦value", "", "indented by 4 spaces", "by 2"),
    "lost": area("  value", "¦value", "", "indented by 0 spaces", "by 2"),
    "in-list": Mistake(
        "industries.yaml", FOOD, FOOD.replace("  motif", "   ¦motif"), "", "indented by 3 spaces", "by 2"
    ),
    "lost-in-list": Mistake(
        "industries.yaml", FOOD, FOOD.replace("  motif", "¦motif"), "", "indented by 0 spaces", "by 2"
    ),
    "first-child": Mistake(
        "brochure.yaml", PLACE, PLACE.replace("    en", "   ¦en"), "", "indented by 3 spaces", "by 4"
    ),
    "children-lost": Mistake(
        "brochure.yaml", PLACE, "  ¦place:\n  en: Lakeside\n  zh-Hans: 湖畔\n",
        "park.place", "nothing belongs to 'place'", "indent",
    ),
    "language-lost": Mistake(
        "zones.yaml", "    zh-Hans: 种植", "  ¦zh-Hans: 种植", "zones[0].zh-Hans", "outside a text",
        "indent it"
    ),
    "key-inside-text": Mistake(
        "sections.yaml", "    en: It grows.", "    ¦notes: x\n    en: It grows.",
        "sections[2].sentence.notes", "not 'notes'", "indented too deep",
    ),
    "key-lost-to-top": Mistake(
        "facts.yaml", "  as_of: undated\n  source: invented\n", "  as_of: undated\n¦source: invented\n",
        "facts.source", "'source' stands in facts but facts.founded lacks it", "indent it deeper",
    ),
    "dash-lost": Mistake("companies.yaml", "- id: third", "  ¦id: third", "", "indented by 2 spaces", "by 0"),
}  # fmt: skip

TABS = {
    "tab": area("  value", "¦\tvalue", "", "a tab stands in the indentation", "spaces"),
    "tab-after-spaces": area("  value", "  ¦\tvalue", "", "a tab stands in the indentation", "spaces"),
    "tab-before-child": Mistake(
        "brochure.yaml", PLACE, PLACE.replace("    en", "¦\t en"), "", "a tab stands in", "spaces"
    ),
}

SYNTAX = {
    "unquoted-brace": Mistake(
        "sections.yaml", WORDS, "en: ¦{enterprises} threads", "", "begins with {", "in quotes",
    ),
    "unquoted-brace-alone": Mistake(
        "sections.yaml", 'year: {en: "{founded:year}"', "year: {¦en: {founded:year}",
        "sections[4].milestones[0].year.en", "begins with {", '"{founded:year} ..."',
    ),
    "unclosed-quote": Mistake(
        "sections.yaml", WORDS, 'en: ¦"{enterprises} threads', "", "quotation mark", "close it"
    ),
    "unclosed-at-the-end": Mistake(
        "brochure.yaml", THEME, 'theme: ¦"wuling\n', "", "quotation mark", "close it",
    ),
    "apostrophe": Mistake(
        "sections.yaml", "{en: Talk to the park,", "{en: ¦'the park's talk',", "", "quotation mark", "’"
    ),
    "colon-in-text": Mistake(
        "sections.yaml", "- en: More to come", "- en: More¦: much", "", "a colon with a space after it",
        "quotes"
    ),
    "open-bracket": Mistake(
        "brochure.yaml", "languages: [en, zh-Hans]", "languages: ¦[en, zh-Hans", "", "has no ]",
        "close it with ]"
    ),
    "no-colon": Mistake(
        "brochure.yaml", THEME, "¦theme wuling\n", "", "no colon after its key", "key: value",
    ),
    "at-sign": area("value: 20", "value: ¦@20", "", "a text can not begin with @", "quotes"),
    "alias": area(
        "value: 20", "value: ¦*x", "facts.area_planned.value", "*x is an alias", "write the value out",
    ),
    "tag": area(
        "value: 20", "value: ¦!!python/object:os.system 20",
        "facts.area_planned.value", "the tag !python/object:os.system", "remove",
    ),
    "merge-key": area(
        "  value: 20\n", "  value: 20\n  ¦<<: {a: 1}\n", "facts.area_planned.<<", "merges mappings", "write"
    ),
    "control-character": area("value: 20", "value: 20 ¦\x07", "", "control character (U+0007)", "delete"),
}  # fmt: skip
