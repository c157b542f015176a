"""Typical mistakes of meaning in the small park's data, by kind: what is changed, and what is said of it."""

from __future__ import annotations

from typing import NamedTuple


class Mistake(NamedTuple):
    """Words of a file and what stands instead (¦: the place to be named); key, complaint, remedy expected."""

    file: str
    old: str
    new: str
    key: str
    what: str
    remedy: str


AREA = "area_planned:\n  label: {en: Planned area, zh-Hans: 规划面积}\n  unit: km2\n  value: 20\n"
FOOD = "- id: food\n  motif: terraces\n"
PLACE = "  place:\n    en: Lakeside, by the lake\n    zh-Hans: 湖畔\n"
TITLE = "title: {en: At a glance, zh-Hans: 速览}"
PHONE = "phone_label: {en: Telephone, zh-Hans: 电话}"
FOUNDED = "en: Founded in {founded:month_only}."
WORDS = 'en: "{enterprises:Words} threads"'
THEME = "theme: wuling\n"
LAKE = "section: vision\n"


def area(old: str, new: str, key: str, what: str, remedy: str) -> Mistake:
    """Return a mistake in the fact area_planned."""
    assert old in AREA
    return Mistake("facts.yaml", AREA, AREA.replace(old, new), key, what, remedy)


def ink(written: str, key: str, what: str, remedy: str) -> Mistake:
    """Return a mistake in an ink of the brochure."""
    return Mistake("brochure.yaml", THEME, f"{THEME}inks:\n  {written}\n", key, what, remedy)


def picture(written: str, what: str, remedy: str) -> Mistake:
    """Return a mistake in a picture's file."""
    return Mistake("pictures.yaml", LAKE, f"{LAKE}  file: ¦{written}\n", "pictures[0].file", what, remedy)


UNKNOWN_KEYS = {
    "misspelt": Mistake(
        "facts.yaml", "  qualifier: more_than", "  ¦qualifer: more_than",
        "facts.enterprises.qualifer", "unknown key 'qualifer'", "did you mean 'qualifier'?",
    ),
    "misspelt-and-missing": area(
        "  unit", "  ¦units", "facts.area_planned.units", "unknown key 'units'", "did you mean 'unit'?"
    ),
    "at-the-top": Mistake(
        "brochure.yaml", THEME, "¦teme: wuling\n", "teme", "unknown key 'teme'", "did you mean 'theme'?"
    ),
    "far-from-all": Mistake(
        "industries.yaml", FOOD, f"{FOOD}  ¦xyz: 1\n",
        "industries[1].xyz", "unknown key 'xyz'", "the keys here are: id, name, motif, hidden_in",
    ),
    "in-a-section": Mistake(
        "sections.yaml", "  phone_label", "  ¦phone_lable",
        "sections[5].phone_lable", "unknown key 'phone_lable'", "did you mean 'phone_label'?",
    ),
    "missing": Mistake(
        "industries.yaml", FOOD, "- ¦id: food\n", "industries[1].motif", "the key 'motif' is missing",
        "motif: ..."
    ),
    "missing-kind": Mistake(
        "sections.yaml", "- kind: roles\n  running_head", "- ¦running_head",
        "sections[2]", "the key 'kind' is missing", "cover, cover_key",
    ),
    "unknown-kind": Mistake(
        "sections.yaml", "- kind: roles\n", "- ¦kind: role\n", "sections[2]", "unknown kind 'role'",
        "'roles'?"
    ),
}  # fmt: skip

LANGUAGES = {
    "missing": Mistake(
        "sections.yaml", TITLE, "¦title: {en: At a glance}",
        "sections[1].title.zh-Hans", "the text has no zh-Hans", "write zh-Hans",
    ),
    "misnamed": Mistake(
        "sections.yaml", TITLE, "title: {en: At a glance, ¦zh: 速览}",
        "sections[1].title.zh", "the text has no zh-Hans", "rename zh to zh-Hans",
    ),
    "misspelt": Mistake(
        "sections.yaml", TITLE, "title: {en: At a glance, ¦zh_Hans: 速览}",
        "sections[1].title.zh_Hans", "the text has no zh-Hans", "rename zh_Hans to zh-Hans",
    ),
    "empty": Mistake(
        "sections.yaml", TITLE, 'title: {en: At a glance, zh-Hans: ¦""}',
        "sections[1].title.zh-Hans", "the text is empty", "write it",
    ),
    "one-text-for-all": Mistake(
        "sections.yaml", PHONE, "phone_label: ¦Telephone",
        "sections[5].phone_label", "a text in each language is wanted", "en: ...",
    ),
    "nobody-speaks": Mistake(
        "brochure.yaml", "languages: [en, zh-Hans]", "¦languages: [en, fr, zh-Hans]",
        "languages", "have no fr", "take fr out",
    ),
    "guessed-name": Mistake(
        "companies.yaml", "{en: Second Paper}", "{en: Second Paper, zh-Hans: ¦第二造纸}",
        "companies[1].name.text.zh-Hans", "no known Chinese characters", "remove them",
    ),
}  # fmt: skip

REFERENCES = {
    "unknown-fact": Mistake(
        "sections.yaml", FOUNDED, "en: ¦Founded in {foundet}.",
        "sections[4].milestones[0].text.en", "{foundet} refers to the unknown fact 'foundet'", "'founded'?",
    ),
    "unknown-format": Mistake(
        "sections.yaml", FOUNDED, "en: ¦Founded in {founded:mont}.",
        "sections[4].milestones[0].text.en", "unknown format 'mont'", "did you mean 'month'?",
    ),
    "unfit-format": Mistake(
        "sections.yaml", WORDS, 'en: ¦"{enterprises:tenths} threads"',
        "sections[2].statements[0].en", "only 10, 20 ... 90 per cent", "another format",
    ),
    "never-printed": Mistake(
        "sections.yaml", WORDS, 'en: ¦"{earlier_output} threads"',
        "sections[2].statements[0].en", "never printed", "leave it out",
    ),
    "stray-brace": Mistake(
        "sections.yaml", WORDS, 'en: ¦"{enterprises threads"',
        "sections[2].statements[0].en", "a { stands without its partner", "{fact}",
    ),
    "no-reference": Mistake(
        "sections.yaml", WORDS, 'en: ¦"{140 of them} threads"',
        "sections[2].statements[0].en", "{140 of them} is no reference", "{fact}",
    ),
    "unknown-contact": Mistake(
        "imprint.yaml", "zh-Hans: 资料来源：虚构。电话：{park.phone}", "zh-Hans: ¦电话：{parc.phone}",
        "imprint.lines[0].zh-Hans", "unknown contact 'parc'", "'park'?",
    ),
    "unknown-part": Mistake(
        "imprint.yaml", "zh-Hans: 资料来源：虚构。电话：{park.phone}", "zh-Hans: ¦电话：{park.fax}",
        "imprint.lines[0].zh-Hans", "unknown part 'fax'", "phone",
    ),
    "fact-of-a-cell": Mistake(
        "sections.yaml", "fact: output\n", "fact: ¦outputs\n",
        "sections[1].hero.fact", "unknown fact 'outputs'", "'output'?",
    ),
    "fact-of-the-cover": Mistake(
        "sections.yaml", "threads: enterprises", "threads: ¦founded",
        "sections[0].threads", "'founded' is no number", "another fact",
    ),
    "industry": Mistake(
        "companies.yaml", "industry: food", "industry: ¦foods",
        "companies[2].industry", "unknown industry 'foods'", "'food'?",
    ),
    "contact": Mistake(
        "sections.yaml", "- kind: back_cover\n  contact: park", "- kind: back_cover\n  contact: ¦parc",
        "sections[6].contact", "unknown contact 'parc'", "'park'?",
    ),
    "code": Mistake(
        "sections.yaml", "codes: [call, wechat]", "codes: [call, ¦qq]", "sections[5].codes[1]",
        "unknown code 'qq'", "call",
    ),
}  # fmt: skip

VALUES = {
    "text-for-number": area(
        "value: 20", "value: ¦twenty", "facts.area_planned.value",
        "a number is wanted, not the text twenty", "20"
    ),
    "quoted-number": area(
        "value: 20", 'value: ¦"20"', "facts.area_planned.value", 'not the text "20"', "20, without quotes"
    ),
    "number-with-unit": area(
        "value: 20", "value: ¦20 km2", "facts.area_planned.value", "a number is wanted",
        "write 20 and the unit"
    ),
    "number-with-commas": Mistake(
        "facts.yaml", "value: 13560000000", "value: ¦13,560,000,000",
        "facts.output.value", "a number is wanted", "write 13560000000",
    ),
    "leading-zero": area(
        "value: 20", "value: ¦020", "facts.area_planned.value", "not the text 020", "write 20",
    ),
    "truth-for-number": area("value: 20", "value: ¦true", "facts.area_planned.value", "", ""),
    "text-for-whole-number": Mistake(
        "brochure.yaml", "variant: 0", "variant: ¦two", "variant", "a whole number is wanted, not two",
        "digits"
    ),
    "too-large": Mistake(
        "brochure.yaml", "variant: 0", "variant: ¦12", "variant", "12 is too large", "the most is 9"
    ),
    "not-above-zero": Mistake(
        "sections.yaml", "- kind: industries",
        "- kind: performance\n  running_head: {en: Area, zh-Hans: 面积}\n  title: {en: Area, zh-Hans: 面积}\n"
        "  figures:\n    - {kind: part_of_whole, part: area_built, whole: area_planned, threads_per_unit: ¦0,\n"
        "       part_label: {en: Built, zh-Hans: 建成}, whole_label: {en: Plan, zh-Hans: 规划}}\n"
        "- kind: industries",
        "sections[7].figures[0].threads_per_unit", "0 is too small", "write a number above 0"
    ),
    "number-for-text": Mistake(
        "facts.yaml", 'as_of: "2016"', "as_of: ¦2016",
        "facts.earlier_output.as_of", "without quotes", 'write "2016"',
    ),
    "word-for-truth": Mistake(
        "companies.yaml", "- id: third\n", "- id: third\n  consent: ¦perhaps\n",
        "companies[2].consent", "true or false is wanted", "true or false",
    ),
    "no-value": Mistake(
        "sections.yaml", "part: area_built\n      whole", "part:¦\n      whole", "sections[3].figures[0].part",
        "no value", "write"
    ),
    "one-for-a-list": Mistake(
        "brochure.yaml", "languages: [en, zh-Hans]", "languages: ¦en", "languages", "a list is wanted", "-"
    ),
    "unknown-motif": Mistake(
        "industries.yaml", "motif: rods", "motif: ¦rod", "industries[0].motif", "unknown motif 'rod'",
        "'rods'?"
    ),
    "bad-id": Mistake(
        "companies.yaml", "id: third", "id: ¦Third", "companies[2].id", "is not an id", "area_built",
    ),
    "national-phone": Mistake(
        "contacts.yaml", '"+862379426568"', "¦023-79426568", "contacts[0].phone", "country code",
        '"+862379426568"'
    ),
    "no-email": Mistake(
        "contacts.yaml", '  phone: "+862379426568"', '  phone: "+862379426568"\n  email: ¦invest at lakeside',
        "contacts[0].email", "is not an e-mail address", "invest@example.com",
    ),
    "no-web-address": Mistake(
        "contacts.yaml", '  phone: "+862379426568"', '  phone: "+862379426568"\n  web: ¦www.lakeside.example',
        "contacts[0].web", "is not a web address", "https://example.com",
    ),
    "bad-date": Mistake(
        "brochure.yaml", "date: 2020-01-31", "date: ¦2020-02-31", "date", "is not a date", "year-month-day"
    ),
    "bad-month": Mistake(
        "facts.yaml", '"2003-07"', "¦July 2003", "facts.founded.value", "a month is wanted", '"2003-07"'
    ),
    "bad-as-of": Mistake(
        "facts.yaml", 'as_of: "2016"', "as_of: ¦last year",
        "facts.earlier_output.as_of", "is not a date", "about 2018",
    ),
    "unknown-edition": Mistake(
        "brochure.yaml", "edition: columns", "edition: ¦colums", "edition", "unknown edition 'colums'",
        "'columns'?"
    ),
    "bad-file-name": Mistake(
        "brochure.yaml", "{name: email,", "{name: ¦E Mail,", "deliverables[0].name", "is not a name",
        "email-en"
    ),
    "no-deliverable": Mistake(
        "brochure.yaml", "deliverables:\n  - {name: email, profile: email}", "¦deliverables: []",
        "deliverables", "the list is empty", "at least one",
    ),
}  # fmt: skip

DUPLICATES = {
    "key": area(
        "  value: 20\n", "  value: 20\n  ¦value: 21\n",
        "facts.area_planned.value", "stands twice, first in line 4", "keep one",
    ),
    "fact": Mistake(
        "facts.yaml", "area_built:\n", "¦area_planned:\n", "facts.area_planned", "stands twice", "one",
    ),
    "id": Mistake(
        "companies.yaml", "id: third", "id: ¦first",
        "companies[2].id", "stands twice in companies (first in line 1)", "another",
    ),
}  # fmt: skip

COLOURS = {
    "five-digits": ink(
        'deep: {cmyk: [90, 48, 60, 62], screen: ¦"#0C3A3"}',
        "inks.deep.screen",
        '"#0C3A3" is not a colour',
        "six",
    ),
    "no-quotes": ink(
        "deep:\n    cmyk: [90, 48, 60, 62]\n    screen:¦ #0C3A3A", "inks.deep.screen", "no value", "quotes"
    ),
    "a-word": ink("deep: ¦red", "inks.deep", "not red", "cmyk, screen"),
    "too-much-ink": ink(
        'deep: {cmyk: [90, 48, 60, ¦162], screen: "#0C3A3A"}', "inks.deep.cmyk[3]", "162 is too large", "100"
    ),
    "three-inks": ink(
        'deep: {¦cmyk: [90, 48, 60], screen: "#0C3A3A"}',
        "inks.deep.cmyk",
        "value 4 of the list is missing",
        "add",
    ),
    "five-inks": ink(
        'deep: {¦cmyk: [90, 48, 60, 1, 2], screen: "#0C3A3A"}',
        "inks.deep.cmyk",
        "the list has 5 values",
        "write 4",
    ),
    "unknown-ink": ink(
        '¦deeep: {cmyk: [90, 48, 60, 62], screen: "#0C3A3A"}', "inks.deeep", "unknown key 'deeep'", "'deep'?"
    ),
}

IMAGES = {
    "missing": picture("art/lake.jpg", "there is no file 'art/lake.jpg'", "put it there"),
    "nearly": picture("facts.yml", "there is no file 'facts.yml'", "did you mean 'facts.yaml'?"),
    "a-folder": picture(".", "'.' is a folder", "write the name of a file in it"),
    "outside": picture("../lake.jpg", "outside the brochure's folder", "inside"),
    "of-one-machine": picture("C:/lake.jpg", "outside the brochure's folder", "inside"),
    "from-the-root": picture("/lake.jpg", "outside the brochure's folder", "inside"),
    "backslash": picture("art\\lake.jpg", "a backslash", "art/lake.jpg"),
    "of-no-industry": Mistake(
        "pictures.yaml",
        LAKE,
        "section: ¦industries\n",
        "pictures[0].section",
        "needs the key 'industry'",
        "industry",
    ),
}

UNITS = {
    "near": area("unit: km2", "unit: ¦km3", "facts.area_planned.unit", "unknown unit 'km3'", "'km2'?"),
    "far": area(
        "unit: km2", "unit: ¦acres", "facts.area_planned.unit", "unknown unit 'acres'",
        "choose one of count, km2"
    ),
    "unequal": Mistake(
        "sections.yaml", "    - kind: part_of_whole\n      part: area_built",
        "    - kind: part_of_whole\n      part: ¦enterprises",
        "sections[3].figures[0].part", "'enterprises' is in count", "one unit",
    ),
    "part-above-whole": Mistake(
        "sections.yaml", "      part: area_built\n      whole: area_planned",
        "      part: ¦area_planned\n      whole: area_built",
        "sections[3].figures[0].part", "does not lie within its whole", "exchange",
    ),
}  # fmt: skip
