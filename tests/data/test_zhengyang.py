"""The sample's data: every figure and name of the source, in neutral words, with its doubts told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from brochure.compose.numbers import address_text, name_text, phone, render
from brochure.load import Loaded, load
from brochure.model.base import Name, Text
from brochure.model.references import references

FOLDER = Path(__file__).parents[2] / "data" / "zhengyang"
LANGUAGES = ("en", "zh-Hans")


@cache
def loaded() -> Loaded:
    return load(FOLDER)


def texts(node: Any, path: str = "") -> Iterator[tuple[str, Text]]:
    """Yield every text that can be printed, with its path; names and facts' labels are not among them."""
    if isinstance(node, Text):
        yield path, node
    elif isinstance(node, Name):
        return
    elif isinstance(node, BaseModel):
        for key in type(node).model_fields:
            yield from texts(getattr(node, key), f"{path}.{key}")
    elif isinstance(node, tuple):
        for index, child in enumerate(node):
            yield from texts(child, f"{path}[{index}]")


def printed() -> list[tuple[str, Text]]:
    b = loaded().brochure
    parts = {"zones": b.zones, "contacts": b.contacts, "pictures": b.pictures, "codes": b.codes}
    parts |= {"imprint": b.imprint, "sections": b.sections}  # type: ignore[dict-item]
    return [found for name, part in parts.items() for found in texts(part, name)]


@cache
def all_words(language: str) -> str:
    """Return everything that the brochure can print in a language, in one line."""
    b = loaded().brochure
    said = [render(t.get(language) or "", b.facts, language, b.contacts) for _, t in printed()]
    named = (*b.zones, *b.industries, *b.companies, *b.honours, *b.contacts)
    said += [name_text(named_thing.name, language) for named_thing in named]
    said += [name_text(b.park.name, language), name_text(b.park.short_name, language)]
    said += [phone(contact, language) for contact in b.contacts]
    said += [address_text(contact, language) for contact in b.contacts]
    joint = " " if language == "en" else ""
    return " ".join(said).replace("|", joint).replace("\u00a0", " ").replace("\u202f", " ").replace("**", "")


@pytest.mark.parametrize(
    ("fact", "value", "unit", "qualifier", "as_of", "status"),
    [
        ("established", "2003-07", "month", "exact", "2003-07", "stated"),
        ("processing_trade", 16, "count", "exact", "about 2018", "to_confirm"),
        ("area_planned", 20, "km2", "exact", "about 2018", "stated"),
        ("area_built", 14, "km2", "exact", "about 2018", "stated"),
        ("built_share", 70, "percent", "exact", "about 2018", "derived"),
        ("area_remaining", 6, "km2", "exact", "about 2018", "derived"),
        ("enterprises", 140, "count", "more_than", "about 2018", "stated"),
        ("output_2017", 13_560_000_000, "CNY", "exact", "2017", "stated"),
        ("output_growth", 7.3, "percent", "exact", "2017", "stated"),
        ("iva_growth", 10.7, "percent", "exact", "2017", "stated"),
        ("output_2016", 12_640_000_000, "CNY", "exact", "2016", "derived"),
        ("output_per_km2", 970_000_000, "CNY/km2", "exact", "2017", "derived"),
        ("pillars", 6, "count", "exact", "about 2018", "stated"),
        ("zones", 3, "count", "exact", "about 2018", "stated"),
        ("bases", 1, "count", "exact", "about 2018", "stated"),
        ("honours", 5, "count", "exact", "about 2018", "stated"),
        ("named_companies", 18, "count", "exact", "about 2018", "derived"),
        ("named_projects", 2, "count", "exact", "about 2018", "derived"),
        ("fibre_capacity", 400_000, "t/a", "exact", "undated", "to_confirm"),
    ],
)
def test_figures_of_the_source(
    fact: str, value: object, unit: str, qualifier: str, as_of: str, status: str
) -> None:
    """Each figure of the reference facts is a fact with its value, unit, qualifier, date and status."""
    found = loaded().brochure.facts[fact]
    assert (found.value, found.unit, found.qualifier, found.as_of, found.status) == (
        value, unit, qualifier, as_of, status,
    )  # fmt: skip
    assert found.source


def number(fact: str) -> float:
    value = loaded().brochure.facts[fact].value
    assert isinstance(value, int | float)
    return value


def test_derived_figures_follow() -> None:
    """What is derived by arithmetic agrees with what it is derived from."""
    assert number("built_share") == 100 * number("area_built") / number("area_planned")
    assert number("area_remaining") == number("area_planned") - number("area_built")
    before = number("output_2017") / (1 + number("output_growth") / 100)
    assert number("output_2016") == round(before / 1e7) * 1e7
    assert number("output_per_km2") == round(number("output_2017") / number("area_built") / 1e7) * 1e7


def test_counts_follow() -> None:
    """Facts that count the brochure's own lists agree with them."""
    b = loaded().brochure
    assert number("zones") == sum(not zone.base for zone in b.zones)
    assert number("bases") == sum(zone.base for zone in b.zones)
    assert number("pillars") == len(b.industries)
    assert number("honours") == len(b.honours)
    kinds = Counter(company.kind for company in b.companies)
    assert (number("named_companies"), number("named_projects")) == (kinds["company"], kinds["project"])
    (roles,) = [section for section in b.sections if section.kind == "roles"]
    assert number("roles") == len(roles.statements)


def test_grades() -> None:
    """Companies and honours carry the grades of the reference facts."""
    b = loaded().brochure
    grades = {thing.id: thing.name.grade for thing in (*b.companies, *b.honours, *b.industries, *b.zones)}
    assert {name for name, grade in grades.items() if grade == "C"} == {
        "yurun_baifa", "yuanhelitai", "hengsheng", "livelihood_industry",
    }  # fmt: skip
    assert {name for name, grade in grades.items() if grade == "D"} == {
        "baiyujia", "bowang", "huashen", "weimei", "jinyang",
    }  # fmt: skip
    assert {name for name, grade in grades.items() if grade == "A"} == {
        "jinghongyuan", "kerui_nanhai", "shuanghe", "specialised_park", "new_materials", "biomedicine",
    }  # fmt: skip


def test_industries_and_motifs() -> None:
    """Each pillar industry stands in its zone and has a motif of its own."""
    b = loaded().brochure
    assert [(i.id, i.motif) for i in b.industries] == [
        ("cigarettes", "rods"), ("food", "terraces"), ("new_materials", "filaments"),
        ("biomedicine", "capsules"), ("textiles", "weave"), ("environment", "loops"),
    ]  # fmt: skip
    assert {zone.id: set(zone.industries) for zone in b.zones} == {
        "qinggang": {"new_materials", "environment"},
        "zhengyang": {"cigarettes", "food"},
        "fengjia": {"textiles", "biomedicine"},
        "logistics": set(),
    }
    assert Counter(c.industry for c in b.companies) == {
        "cigarettes": 3, "food": 4, "new_materials": 4, "biomedicine": 3, "textiles": 4, "environment": 2,
    }  # fmt: skip


def test_texts_never_repeat_a_number() -> None:
    """No digit stands in a text: every number comes from a fact or a contact."""
    with_digits = [
        (path, words)
        for path, text in printed()
        for words in text.root.values()
        if re.search(r"[0-9０-９]", re.sub(r"\{[^}]*\}", "", words))
    ]
    assert not with_digits


def test_both_languages_say_the_same_figures() -> None:
    """Where a text gives an amount, a growth or a share in one language, it does so in the other."""
    heavy = ("output_2017", "output_growth", "built_share", "processing_trade", "fibre_capacity", "period")
    for path, text in printed():
        said = [
            sorted(r.target for r in references(text.get(language) or "") if r.target in heavy)
            for language in LANGUAGES
        ]
        assert said[0] == said[1], path


def test_the_doubtful_capacity_is_for_the_caption_only() -> None:
    """The workshop's capacity stands in its picture's caption, as the park's own figure, and nowhere else."""
    users = [path for path, text in printed() if "fibre_capacity" in str(text.root)]
    assert users and all(path.startswith("pictures") for path in users)
    (caption,) = [text for path, text in printed() if path == users[0]]
    assert "as stated by the park" in (caption.get("en") or "") and "园区资料" in (
        caption.get("zh-Hans") or ""
    )


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("July 2003", "2003年7月"),
        (
            "first municipal-level specialised industrial park in southeastern Chongqing",
            "渝东南首家市级特色工业园区",
        ),
        ("Chongqing Municipal People’s Government", "重庆市人民政府"),
        ("National Development and Reform Commission", "国家发展和改革委员会"),
        ("One of 16 destinations in Chongqing", "全市16个"),
        ("gradient transfer of processing trade", "加工贸易梯度转移承接地"),
        ("Regional central city of southeastern Chongqing", "渝东南区域中心城市"),
        ("Economic centre of the Wuling Mountains", "武陵山经济中心"),
        ("Southeastern Chongqing’s gateway for opening up", "渝东南开放门户"),
        ("core industrial cluster", "工业核心集聚区"),
        ("main platform", "主平台"),
        ("industry-led development", "“工业强区”战略"),
        ("20 km²", "20平方公里"),
        ("14 km²", "14平方公里"),
        ("30,000 mu", "3万亩"),
        ("Three zones", "三大组团"),
        ("Qinggang Zone", "青杠组团"),
        ("Zhengyang Zone", "正阳组团"),
        ("Fengjia Zone", "冯家组团"),
        ("Zhengyang Modern Logistics Base", "正阳现代物流基地"),
        ("Six pillar", "六大支柱产业"),
        ("aluminium-processing chain", "铝加工产业链"),
        ("composite-materials", "复合材料产业园"),
        ("environmental-protection parks", "环保产业园"),
        ("speciality ecological foods", "特色生态食品产业集群"),
        ("cocoon-and-silk chain", "茧丝绸产业链"),
        ("plant-extraction and deep-processing park", "植物提取及精深加工特色产业园"),
        ("textile and garment park", "纺织服装产业园"),
        ("third-party", "第三方物流"),
        ("cold-chain", "冷链物流"),
        ("commercial and e-commerce logistics", "商贸物流、电商物流"),
        ("Rail and road logistics ports", "铁路、公路物流港"),
        ("goods distribution centre", "物资集散中心"),
        ("More than 140 enterprises", "140余家"),
        ("RMB 13.56 billion", "135.6亿元"),
        ("7.3 per cent", "增长7.3%"),
        ("alue added of industrial enterprises above designated size", "规模以上工业增加值"),
        ("taking shape", "初步形成"),
        (
            "Industrial parks for materials, textiles, food and environmental protection",
            "材料、纺织、食品、环保产业园",
        ),
        ("High-tech industrial development zone status at municipal level", "市级高新技术产业开发区"),
        ("national and municipal development strategies", "国家和重庆发展战略"),
        ("Innovation led by data", "数字化、智能化引领创新"),
        ("Chongqing specialised industrial park", "重庆市特色工业园区"),
        ("entrepreneurship park for returning migrant workers", "返乡农民工创业园"),
        ("livelihood-industry demonstration park", "民生工业示范园区†"),
        ("agricultural-product processing demonstration park", "农产品加工业示范园区"),
        ("Baijiahe Road, Zhengyang Subdistrict", "正阳街道白家河路†"),
        ("+86 23 7942 6568", "023-79426568"),
        ("+86 23 6786 2888", "023-67862888"),
        ("Chongqing Foreign Trade and Economic Relations Commission", "重庆市对外贸易经济委员会"),
        ("Chongqing Investment Promotion Association", "Chongqing Investment Promotion Association"),
        ("Zhengyang Zone of Zhengyang Industrial Park", "正阳工业园区正阳组团"),
        ("glass-fibre workshop, 400,000 t/a", "玻璃纤维生产车间，产能40万吨/年"),
        ("WeChat", "微信"),
        ("Sanlei Glass Fibre", "三磊玻纤"),
        ("Jinghongyuan Aluminium", "京宏源铝业"),
        ("Yuanhelitai (magnesium alloy)", "元和利泰（镁合金）†"),
        ("Wuling Silicon", "武陵硅业"),
        ("Shuanghe Silk", "双河丝绸"),
        ("Huashen Silk", "Huashen Silk"),
        ("Weimei Carpet", "Weimei Carpet"),
        ("Jinyang Garments", "Jinyang Garments"),
        ("solid-waste landfill", "工业固废填埋处置"),
        ("Waste-to-energy plant", "垃圾焚烧发电"),
        ("Qianjiang Cigarette Factory", "黔江卷烟厂"),
        ("Qianlong Printing", "黔龙印务"),
        ("Qianlong Cigarette Materials", "黔龙卷烟材料"),
        ("Yurun Baifa Meat", "雨润百发肉类†"),
        ("Pengjiang Food", "蓬江食品"),
        ("Zhenzhulan Tea", "珍珠兰茶业"),
        ("Baiyujia", "Baiyujia"),
        ("Kerui Nanhai Pharmaceutical", "科瑞南海制药"),
        ("Hengsheng Pharmaceutical Capsules", "衡生药用胶囊†"),
        ("Bowang Oxygen", "Bowang Oxygen"),
    ],
)
def test_nothing_of_the_source_is_missing(english: str, chinese: str) -> None:
    """Each statement of the source text can be printed in both languages."""
    assert english in all_words("en")
    assert chinese in all_words("zh-Hans")


@pytest.mark.parametrize(
    "words",
    [
        "available land", "state-level", "battlefield", "Xi Jinping", "General Secretary", "new era", "!",
        "undertaker", "center", "specialized", "aluminum", "fiber", "TBD", "N/A",
        "主战场", "新时代", "总书记", "华绅", "威美", "博旺",
    ],
)  # fmt: skip
def test_words_that_must_not_stand(words: str) -> None:
    """Nothing promises land or rank, nothing dated or guessed is said, and spelling is British."""
    assert words.lower() not in (all_words("en") + all_words("zh-Hans")).lower()


def test_copy_fits() -> None:
    """The lead has at most 14 English words; running text is free of asked line ends."""
    (overview,) = [section for section in loaded().brochure.sections if section.kind == "overview"]
    assert len((overview.lead.get("en") or "").split()) <= 14
    for text in overview.paragraphs:
        assert not any("|" in words for words in text.root.values())


def test_findings() -> None:
    """Every doubt is told: two facts, ten names, an address; two pictures and a code that are missing.

    So is what an investor will miss: of what one looks for first, the source has the contact alone.
    """
    assert Counter(finding.code for finding in loaded().findings) == {
        "fact-to-confirm": 2,
        "name-graded": 10,
        "address-graded": 1,
        "picture-missing": 2,
        "code-missing": 1,
        "consent-missing": 1,
        "facts-stale": 1,
        "completeness": 1,
    }
