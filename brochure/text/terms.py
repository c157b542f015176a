"""Terms: the words and signs that belong to a number or a name.

Units, currencies, counters, telephone numbers, designations, titles: the vocabulary of the table in
:mod:`brochure.text.tailoring`. Out: fragments of regular expressions, each a group of its own, and sets of
words in lower case, which cost nothing to compile. Knows nothing of breaks.
"""

from __future__ import annotations


def _any(*words: str) -> str:
    """Return a group of alternatives, given as words between spaces."""
    return f"(?:{'|'.join(word for part in words for word in part.split())})"


def _words(text: str) -> frozenset[str]:
    """Return a vocabulary in lower case; ``+s`` adds a word's plural."""
    return frozenset(word.replace("+", "") for word in text.split()) | {
        word.partition("+")[0] for word in text.split()
    }


HAN = "^\\W\\x00-\\u2e7f"
"""A sign of East Asia that is no mark: what a set in brackets holds. One range compiles faster than five."""
_LETTER = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u04ff"
START, END = f"(?<![{_LETTER}])", f"(?![{_LETTER}])"
"""Where a word begins and ends: no letter or digit beyond (``\\b`` takes Han signs for letters)."""
SPACE = "[ \u00a0]"
"""A space; narrow ones are made to these before (:func:`brochure.text.breaks.opportunities`)."""
CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽƠƯА-ЯЁ"
SMALL = "a-zß-öø-ÿāăąćčďđēęěğīıłńňōőœřśşšťūůűźżžơưа-яё"
DASH = "[–—～〜~‐‑-]"
ROMAN = "(?:[IVX]{2,5}|V|X)"

# -- units: the SI Brochure's symbols, those of trade and of data ------------------------------------------
_UNIT = _any(
    "[kMGTPcdhmµμn]?(?:Wh|Wp|VA|var|Hz|Pa|bar|eV|Ah|mol|cal|cd|lx|lm|[WVAgLlmtKsNJΩ])",
    "[kMGTP]i?(?:B(?:yte)?s?|bits?|bps|b)(?:ps)? bps (?:[kMG]?t|k?g)CO[₂2]e? [°º][CF]? ℃ ℉ % ％ ‰ ′ ″",
    "ha hl mu min h d kn mph rpm psi ppm ppb hp ft yd mi oz lbs? gal ac px pt pp dB dwt DWT TEUs? FEUs? MWe",
    r"sq\.?[\x20]?(?:km?|m|ft) cu\.?[\x20]?(?:m|ft)",
)
_POWER = "(?:[²³23]|-[12]|⁻[¹²])?"
_FURTHER = rf"(?:(?:{SPACE}?[·⋅×]{SPACE}?|/)\(?(?:[A-Za-z]+|[°²³µμΩ⁻¹]|[23]\b)+\)?|K\b|\(A\))*"
"""What a unit is multiplied with or divided by: any letters, since nothing comes apart there."""
UNITS = f"{_UNIT}{_POWER}{_FURTHER}{END}"
SHORT_UNIT = "(?:[A-Za-z°º℃℉%％‰′″][A-Za-z]{0,3}[²³]?)"
"""What looks like one, between two numbers."""
UNIT_WORD = "(?:square |cubic )?" + _any(
    "(?:kilo|centi|milli|micro|nano)?met(?:re|er)s? hectares? tonnes? tons? lit(?:re|er)s? miles? feet",
    "(?:kilo|mega|giga)?watts?(?:-hours?)? (?:kilo)?volts? (?:kilo|milli)?grams? inches degrees? acres?",
    r"percentage[\x20]points? basis[\x20]points?",
)
MAGNITUDES = _words("thousand million billion trillion")
"""Words that are part of a number: £12 million."""
MAGNITUDE = f"(?:{'|'.join(sorted(MAGNITUDES))}|[mbt]n)"
COUNTED_EN = MAGNITUDES | _words(
    "mn bn tn square cubic nautical year+s day+s hour+s minute+s employees enterprises companies"
)
UNIT_RU = _any(
    "[кмдсМГТ]?(?:м[²³23]?|г|Вт(?:·ч)?|л|В|А|Гц|Па|бит|ВА) га т тыс млн млрд трлн руб долл коп чел кв куб",
    "шт ед год[а-я]* мин сек с ч сут гг? вв? об",
)
UNIT_AR = _any(
    "كم²? كيلومترا? كيلومترات م²? م³ مترا? أمتار طنا? أطنان ٪ % هكتارا? هكتارات ألفا? آلاف",
    "مليونا? ملايين مليارا? مليارات",
    "كيلوواط ميغاواط جيغاواط يوانا? دولارا? يورو درهما? ريالا? سنة عاما?",
)

# -- counters of East Asia -----------------------------------------------------------------------------
TENS = "十百千万萬亿億兆"
_MONEY_ZH = _any(
    "(?:美|欧|歐|港|日|韩|韓|澳|加|新加坡)?元(?:人民币|人民幣)? 英镑 英鎊 卢布 盧布 卢比",
    "迪拉姆 里亚尔 越南盾 港币 美金",
)
_UNIT_ZH = _any(
    "(?:平方|立方|千|兆|吉|毫|厘|分|微|纳|奈|公|英|海)*"
    "(?:米|里|尺|寸|克|斤|吨|噸|升|瓦时|瓦時|瓦|伏安|伏|安培|安|帕|赫兹|赫茲|赫|顷|頃|亩|畝)",
    "摄氏度 攝氏度 标准箱 標準箱 人次 架次 车次 航次 小时 小時 分钟 分鐘 季度 [秒分日月年天周户戶人度]",
)
COUNTED = _any(
    rf"(?:{_MONEY_ZH}|{_UNIT_ZH})(?:[/／·・](?:{_UNIT_ZH}|㎡|[a-zA-Z²³]+))*",
    "个百分点 個百分點 个月 個月 [家号號座層层條条項项次届屆辆輛臺台套件个個倍页頁期]",
    "[区區只隻位名种種类類栋棟幢间間架艘列趟班所处處片块塊张張款批棵成段级級岁歲]",
)
COUNTED_JA = _any(
    "(?:平方|立方|キロ|ミリ|センチ|マイクロ|ナノ|メガ|ギガ|テラ|ヘクト)*(?:メートル|グラム|リットル|ワット時?|ボルト|"
    "アンペア|ヘルツ|パスカル|トン|アール|カロリー|バイト|ビット)",
    "キロ ヘクタール ドル ユーロ ポンド ウォン パーセント ポイント マイル フィート インチ",
    "[かカヵケヶ][月所国年]間? 年度 時間 分間 年間 日間 区画 [円社名分棟坪]",
)
COUNTED_KO = _any(
    "(?:제곱|세제곱|평방|킬로|밀리|센티|마이크로|나노|메가|기가|테라)*"
    "(?:미터|그램|리터|와트시?|볼트|헤르츠|톤|헥타르|바이트|비트)",
    "퍼센트 달러 유로 위안 엔 원 개월 개사 개 명 년 월 일 시간 시 분 초 평 회",
    "세대 세 층 대 호선 호 건 배 위 곳 동",
)

# -- money: ISO 4217's codes, and signs -------------------------------------------------------------------
_CODES = _any(
    "AED ARS AUD BRL CAD CHF CLP CNH CNY CZK DKK EGP EUR GBP HKD HUF IDR ILS INR JPY KES KRW KWD KZT",
    "LAK MAD MOP MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RMB RON RUB SAR SEK SGD THB TRY TWD UAH",
    "USD UZS VND ZAR",
)
_SIGN = "(?:(?:US|HK|NT|NZ|MX|CA?|AU?|S|R)?[$＄]|CN[¥￥]|[€£¥￥￡₩₽₫₹₺₴₦₱฿₪₸₿])"
CURRENCY = _any(rf"{START}{_CODES}", _SIGN, rf"{START}Rs\.? {START}kr\.? {START}人民币")
"""What stands before an amount."""
MONEY = _any(
    rf"[kM]?(?:Md|Mrd\.?)?{_SIGN} {_CODES}\b",
    r"[Yy]uan\b dollars?\b [Ee]uros?\b pounds?\b [Yy]en\b kr\b zł Kč 元",
)
"""What stands after one."""

# -- telephone numbers (ITU-T E.123's forms, and what is usual in several countries) ----------------------
# Groups are atomic: a long row of digits must not be tried in every division.
_JOINT = "[ \u00a0./‐‑–-]"
_GROUP = rf"(?>{_JOINT}{{0,2}}(?:\(\d{{1,5}}\)|\d{{1,8}}(?![\d:%])))"
_ALONE = r"(?<![\d.,])"
_INSIDE = _any(r"ext\.? x 转 轉 доб\. poste int\. Durchwahl ramal 内線 내선")
_EXTENSION = rf"(?:,?{SPACE}?{_INSIDE}{SPACE}?\d{{1,5}}(?!\d))?"
INTERNATIONAL = rf"(?:\+\d{{1,3}}|\(\+\d{{1,3}}(?:{_JOINT}\d{{1,5}})?\)){_GROUP}++{_EXTENSION}"
NATIONAL = (
    "(?:"
    rf"{_ALONE}00(?=(?:{_JOINT}?\d){{9}})\d{{1,3}}{_GROUP}++|"  # 00 86 …
    rf"{_ALONE}(?:\d{{1,2}}{_JOINT})?[(（](?=(?:[)）]?{_JOINT}?\d){{7}})\d{{2,5}}[)）]{_GROUP}++|"  # (020) …
    rf"{_ALONE}0\d{{0,3}}(?:[(（)]{SPACE}?|{_JOINT})(?=(?:[)）]?{_JOINT}?\d){{5}})\d{{1,8}}[)）]?{_GROUP}*+|"
    rf"{_ALONE}(?:0\d{{9,10}}|1[3-9]\d(?:[ -]?\d{{4}}){{2}}|\d{{3,4}}(?:-\d{{3,4}}){{2}})"  # whole, mobile
    rf"){_EXTENSION}"
)

# -- names and designations --------------------------------------------------------------------------------
TITLE = _any(
    "Mr Mrs Ms Miss Mmes? Mlle MM Me M Sir Dra? Hr Fr Prof Ste? Rev Hon Ing Dipl Sra?s? Dña Dn D Gen",
    "Capt Col Lt [Гг]-н [Гг]-жа проф акад инж им ул пр пл г T[Pp] ĐT",
)
ABBREVIATED = _words(
    "no+s nr nrn n nº nºs núm p pp pág+s vol fig+s chap ch cap+s sect sec art+s eq abb tab kap abs bd "
    "para ziff seite seiten tr hình бл с ст стр гл дом корп оф рис табл п пп д к т s c ca"
)
"""Abbreviations before a number, without their stop."""
REFERENCES = _words(
    "dn pn ip figure+s table+s chart+s map+s section+s chapter+s page+s note+s article+s appendix annex "
    "equation+s item+s clause+s paragraph+s part+s volume+s class grade+s category tier+s step+s ph "
    "kapitel tabelle abbildung abschnitt tableau chapitre tabla capítulo tabela глава таблица рисунок "
    "số bảng"
)
PLACES = _words(
    "phase+s stage+s zone+s plot+s lot+s block+s building+s line+s room+s gate+s hall+s stand+s booth+s "
    "unit+s floor+s level+s tower+s pier+s berth+s terminal+s route+s highway+s exit+s platform+s halle "
    "suite+s etapa этап"
)
"""Designations of what is read, and of what is found in a building or an estate."""
_STANDARDS = _any("ISO IEC EN DIN GB/T GBJ? BS ASTM ANSI IEEE JIS NF UNE UL CE HJ JGJ CJJ DB QB ГОСТ СП")
STANDARD = f"(?:{_STANDARDS}[/ ]?)+"
CENTURY = _any("siècles? век[а-я]* вв?\\. century centuries siglos? séculos? Jahrhundert[a-z]* Jh\\.")
MONTHS = _words(
    "january february march april may june july august september october november december jan feb mar "
    "apr jun jul aug sep sept oct nov dec janvier janv février févr mars avril mai juin juillet juil "
    "août septembre octobre novembre décembre января февраля марта апреля мая июня июля августа "
    "сентября октября ноября декабря"
)
