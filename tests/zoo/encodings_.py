# SPDX-License-Identifier: GPL-2.0-or-later
"""Encodings, known, unknown, mixed and broken, and all ways to end a line."""
import codecs

from row import Row, Run, text

SIMPLIFIED = "# 鹦鹉螺笔记\n\n晶圆厂扩产之后，先进封装的产能仍然不足，数据中心的电力合同按年续签。\n\n" \
             "高带宽内存的价格在第三季度上涨了一成，出口管制对光刻机零件的影响逐季评估。\n"
TRADITIONAL = "# 鸚鵡螺筆記\n\n晶圓廠擴產之後，先進封裝的產能仍然不足，資料中心的電力合約按年續簽。\n\n" \
              "高頻寬記憶體的價格在第三季上漲了一成，出口管制對曝光機零件的影響逐季評估。\n"
CANTONESE = "# 會議紀錄\n\n今日開會嗰陣，佢話廠房啲機器仲未到齊，所以下個月先可以開工，大家都冇意見。\n\n" \
            "啲零件喺碼頭等緊清關，搬運公司話聽日先有車，唔該大家等多一陣。\n"
JAPANESE = "# 会議のメモ\n\n半導体工場の増設が終わり、先端パッケージの生産能力はまだ不足している。\n\n" \
           "メモリの価格は第三四半期に一割上がった。輸出規制の影響は四半期ごとに評価する。\n"
KOREAN = "# 회의 기록\n\n반도체 공장 증설이 끝났지만 첨단 패키지의 생산 능력은 아직 부족하다.\n\n" \
         "메모리 가격은 삼분기에 일할 올랐다. 수출 통제의 영향은 분기마다 평가한다.\n"
LATIN = "# Café notes\n\nThe café’s owner sent a résumé – naïve, as the maître said – and the façade was painted.\n"
HAN_FINDS = (("先进封装的产能", "a.md:3"), ("出口管制", "a.md:5"), ("鹦鹉螺", "a.md:3"))


def han(name, encoding, bom=b"", **more):
    return Row(f"encoding: {name}", {"a.md": bom + SIMPLIFIED.encode(encoding)}, finds=HAN_FINDS, **more)


def one(name, data, finds, file="a.md", **more):
    return Row(f"encoding: {name}", {file: data}, finds=finds, **more)


ROWS = [
    han("UTF-8 with a byte order mark", "utf-8", codecs.BOM_UTF8),
    one("UTF-8 with two byte order marks", codecs.BOM_UTF8 * 2 + SIMPLIFIED.encode(), HAN_FINDS),
    han("UTF-16LE with a mark", "utf-16-le", codecs.BOM_UTF16_LE),
    han("UTF-16BE with a mark", "utf-16-be", codecs.BOM_UTF16_BE),
    han("UTF-16LE without a mark", "utf-16-le"),
    han("UTF-16BE without a mark", "utf-16-be"),
    one("UTF-16LE of English without a mark", "# Notes\n\nthe quillop is here\n".encode("utf-16-le"), (("quillop", "a.md:3"),)),
    han("UTF-32LE with a mark", "utf-32-le", codecs.BOM_UTF32_LE),
    han("UTF-32BE with a mark", "utf-32-be", codecs.BOM_UTF32_BE),
    han("UTF-32LE without a mark", "utf-32-le"),
    han("UTF-32BE without a mark", "utf-32-be"),
    one("UTF-16 cut in the middle of a unit", codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le")[:-1], HAN_FINDS),
    one("UTF-16 with half a surrogate pair", codecs.BOM_UTF16_LE + "# T\n\nquillop ".encode("utf-16-le") + b"\x00\xd8" +
        " 出口管制\n".encode("utf-16-le"), (("quillop", "a.md:3"), ("出口管制", "a.md:3")), remarks={"a.md": "invalid"}),
    han("GBK", "gbk", remarks={"a.md": "not UTF-8"}),
    one("GB18030 with characters of four bytes", (SIMPLIFIED + "\n𠮷野家与Ａ₂\u0e01\n").encode("gb18030"),
        HAN_FINDS + (("𠮷野家", "a.md:7"),)),
    one("Big5", TRADITIONAL.encode("big5"), (("先进封装的产能", "a.md:3"), ("出口管制", "a.md:5"))),
    one("Big5 with Hong Kong's characters", CANTONESE.encode("big5hkscs"), (("厂房", "a.md:3"), ("啲零件喺碼頭", "a.md:5"))),
    one("Shift-JIS", JAPANESE.encode("shift_jis"), (("半導体工場", "a.md:3"), ("輸出規制", "a.md:5"))),
    one("EUC-JP", JAPANESE.encode("euc_jp"), (("半導体工場", "a.md:3"), ("輸出規制", "a.md:5"))),
    one("EUC-KR", KOREAN.encode("euc_kr"), (("반도체", "a.md:3"), ("메모리 가격은", "a.md:5"))),
    one("ISO-2022-JP is seven bits with escapes", JAPANESE.encode("iso2022_jp") + b"\nquillop\n", (("quillop", "a.md:7"),)),
    one("Windows-1252", LATIN.encode("cp1252"), (("café", "a.md:3"), ("façade", "a.md:3"))),
    one("told what it is", "# Заметки\n\nпривет мир\n".encode("koi8-r"), (("привет", "a.md:3"),), flags=("--encoding", "KOI8-R")),
    Row("encoding: told an encoding that there is none of", {"a.md": text("quillop")},
        runs=(Run(("update", "--encoding", "UTF-99", "notes"), indexer=True, exit=2, has=("UTF-99",)),), finds=(("quillop", "a.md:1"),)),
    one("one line of GBK in UTF-8", text("# 笔记", "", "quillop 出口管制在这里", "") + "先进封装".encode("gbk") + b"\n\n" +
        text("数据中心的电力合同按年续签，高带宽内存的价格在第三季度上涨了一成。"),
        (("quillop", "a.md:3"), ("出口管制", "a.md:3"), ("高带宽内存", "a.md:7")), remarks={"a.md": "invalid"}),
    one("UTF-8 cut in the middle of a character", text("# 笔记", "", "出口管制 quillop", "") + "先进封装".encode()[:-1],
        (("出口管制", "a.md:3"), ("先进封", "a.md:5")), remarks={"a.md": "invalid"}),
    one("overlong forms", text("# 笔记", "", "出口管制的影响逐季评估") + b"\nup \xc0\xae\xc0\xae\xc0\xaf and \xe0\x80\xaf quillop\n",
        (("出口管制", "a.md:3"), ("quillop", "a.md:5")), lost=('"../"',), remarks={"a.md": "invalid"}),
    one("surrogates in UTF-8", text("# 笔记", "", "出口管制的影响逐季评估") + b"\nquillop \xed\xa0\xbd\xed\xb8\x80 and \xed\xa0\x80\n",
        (("出口管制", "a.md:3"), ("quillop", "a.md:5")), remarks={"a.md": "invalid"}),
    one("beyond Unicode", text("# 笔记", "", "出口管制的影响逐季评估") +
        b"\nquillop \xf4\x90\x80\x80 \xf8\x88\x80\x80\x80 \xfc\x84\x80\x80\x80\x80 \xfe\xff\n",
        (("出口管制", "a.md:3"), ("quillop", "a.md:5")), remarks={"a.md": "invalid"}),
    one("a continuation byte alone, everywhere", text("# 笔记", "", "出口管制的影响逐季评估，数据中心的电力合同按年续签") + b"\n\x80quillop\x80 \xbf\n",
        (("出口管制", "a.md:3"), ("quillop", "a.md:5")), remarks={"a.md": "invalid"}),
    one("a NUL in a note", text("# Notes", "", "before\0after quillop", "", "last tremolux"), (("quillop", "a.md:3"), ("tremolux", "a.md:5"))),
    Row("encoding: nothing but NULs", {"a.md": bytes(100_000), "b.md": text("quillop")}, skipped={"a.md": "not text"},
        finds=(("quillop", "b.md:1"),)),
    one("what a crash left: NULs at the end", text("# Notes", "", "the quillop is here") + bytes(5000), (("quillop", "a.md:3"),)),
    Row("encoding: random bytes", {"a.md": bytes(i * i * 7 % 251 ^ i % 256 for i in range(50_000)), "b.md": text("quillop")},
        skipped={"a.md": "not text"}, finds=(("quillop", "b.md:1"),)),
    Row("encoding: a picture, a PDF and a program named as notes",
        {"a.md": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 40, "b.md": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 40,
         "c.txt": b"\x7fELF\2\1\1\0" + bytes(range(256)) * 40}, skipped={"a.md": "", "b.md": "", "c.txt": ""}),
    one("a byte order mark before a heading in the middle", text("# A", "", "alpha") + codecs.BOM_UTF8 + text("# Quillop", "", "beta"),
        (("quillop", "a.md:4"), ("beta", "a.md:6"))),
    one("a byte order mark within a word", text("# T", "", "the quil\ufefflop is here"), (("quillop", "a.md:3"),)),
    one("a mark that lies", codecs.BOM_UTF16_LE + text("# T", "", "the quillop is here"), (), exit=(0, 1), sources=1),
    one("lone CR ends lines", b"# T\r\ralpha quillop\r\rbeta tremolux\r", (("quillop", "a.md:3"), ("tremolux", "a.md:5"))),
    one("CRLF", b"# T\r\n\r\nalpha quillop\r\n\r\n- CEO: Jane Roe\r\n", (("quillop", "a.md:3"), ("Jane Roe", "a.md:5")),
        runs=(Run(("get", "a.md:5:1"), has=("CEO: Jane Roe",)),)),
    one("LF, CRLF and CR in one file", b"# T\n\r\nalpha\rbeta quillop\n\ntremolux\r\n", (("quillop", "a.md:4"), ("tremolux", "a.md:6"))),
    one("line and paragraph separators are no line ends", text("# T", "", "alpha\u2028beta\u2029gamma\u0085quillop", "", "tremolux"),
        (("quillop", "a.md:3"), ("gamma", "a.md:3"), ("tremolux", "a.md:5"))),
    one("form feed and vertical tab between words", text("# T", "", "alpha\fbeta\vquillop"), (("quillop", "a.md:3"), ("beta", "a.md:3"))),
    one("a page says its encoding", b'<html><head><meta charset="gb2312"><title>' + "鹦鹉螺".encode("gbk") + b"</title></head><body><p>" +
        "出口管制对光刻机零件的影响逐季评估".encode("gbk") + b"</p></body></html>\n", (("出口管制", "a.html:1"),), file="a.html"),
    one("a page lies about its encoding", '<html><head><meta charset="gb2312"><title>鹦鹉螺</title></head><body><p>'
        "出口管制对光刻机零件的影响逐季评估</p></body></html>\n".encode().decode(), (("出口管制", "a.html:1"),), file="a.html"),
    one("records in UTF-16", codecs.BOM_UTF16_LE + '{"id":"1","text":"出口管制 quillop"}\n'.encode("utf-16-le"),
        (("quillop", "a.jsonl#1:1"),), file="a.jsonl"),
    one("records with a byte order mark", codecs.BOM_UTF8 + text('{"id":"1","text":"quillop"}'), (("quillop", "a.jsonl#1:1"),), file="a.jsonl"),
]
