"""What the printing guide says, by language. Data only; ``{}`` names stand for numbers."""

from __future__ import annotations

EN, ZH = "en", "zh-Hans"
LANGUAGES = (EN, ZH)

TITLE = {EN: "How to print|this booklet", ZH: "小册子|打印说明"}

FACTS = {
    EN: "{pages} pages on {sheets} sheets of {paper}, printed on both sides, folded once and stapled.",
    ZH: "共{pages}页，用{paper}纸{sheets}张，双面打印，对折后装订。",
}

STEPS: tuple[dict[str, str], ...] = (
    {
        EN: "**Open** {file} in a PDF reader and choose Print.",
        ZH: "用PDF阅读器**打开**{file}，选择“打印”。",
    },
    {
        EN: "Choose {paper} and **Actual size** (100 %). Do not fit to the page:"
        " the pages are composed for it.",
        ZH: "纸张选{paper}，缩放选**“实际大小”**（100%），不要选“适合页面”。",
    },
    {
        EN: "Print on **both sides**, flipped on the **short edge**."
        " Colour or grey, on plain paper of 80 to 120 g.",
        ZH: "**双面打印**，**沿短边翻转**。彩色或灰度均可，用80至120克普通纸。",
    },
    {
        EN: "Without a duplex printer: print the **odd** sides, put the stack back as your printer wants it,"
        " then print the **even** sides. Try one sheet first.",
        ZH: "打印机不能自动双面时：先打印**奇数**面，按打印机要求放回纸张，"
        "再打印**偶数**面。请先用一张纸试印。",
    },
    {
        EN: "Lay the sheets in the order in which they come, the one with pages {last} and 1 outermost,"
        " and **fold** all of them along the middle.",
        ZH: "按打印顺序叠好，印有第{last}页和第1页的一张在最外面，沿中线一起**对折**。",
    },
    {
        EN: "**Staple** twice through the fold, from outside. If the fore-edge steps, trim it with a knife.",
        ZH: "从外侧沿折线**订**两枚订书钉。书口不齐时可用刀裁切。",
    },
)

PICTURES = (
    {EN: "first sheet, front", ZH: "第一张，正面"},
    {EN: "flip on the short edge", ZH: "沿短边翻转"},
    {EN: "fold, then staple", ZH: "对折，装订"},
)
