"""The one page each custodian takes away from the key ceremony, in English and Urdu."""

import base64
import html
from datetime import date

from amaan.house.places import CLONE
from amaan.house.recovery import Secret, Sheet

FONT = CLONE / "src/amaan/web/kit/static/vendor/naskh/naskh-arabic.woff2"
TITLE = ("Recovery sheet {number} of 3", "بحالی کا ورق {number}، کل 3")
LABELS = {
    Secret.ROOT: ("Keys of the vault", "والٹ کی چابیاں"),
    Secret.RECOVERY: ("Backups of the data", "ڈیٹا کے بیک اپ"),
}
RULES = (
    (
        "Two of the three sheets bring this installation back. One alone opens nothing.",
        "تین میں سے کوئی دو ورق مل کر یہ نظام بحال کرتے ہیں۔ اکیلا ایک ورق کچھ نہیں کھولتا۔",
    ),
    (
        (
            "Each sheet goes to another person, who does not serve with the other two: police IT, "
            "the province's oversight, and a safe of the court or the Advocate General."
        ),
        (
            "ہر ورق الگ شخص کے پاس رہے جو باقی دو کے ساتھ کام نہ کرتا ہو: پولیس آئی ٹی، "
            "صوبائی نگرانی، اور عدالت یا ایڈووکیٹ جنرل کی تجوری۔"
        ),
    ),
    (
        (
            "Close it in an envelope, sign across the flap, and write the day into both registers. "
            "Never photograph, copy or send it."
        ),
        (
            "اسے لفافے میں بند کریں، جوڑ پر دستخط کریں، اور تاریخ دونوں رجسٹروں میں لکھیں۔ "
            "اس کی تصویر یا نقل نہ بنائیں اور نہ کسی کو بھیجیں۔"
        ),
    ),
    (
        (
            "Lost, opened or seen by somebody else: tell the administrator the same day. New "
            "sheets are drawn, and the old ones are kept until the last backup they open is gone."
        ),
        (
            "گم ہو جائے، کھل جائے یا کوئی اور دیکھ لے تو اسی دن منتظم کو بتائیں۔ نئے ورق بنیں گے؛ "
            "پرانے اس وقت تک سنبھال کر رکھیں جب تک ان سے کھلنے والا آخری بیک اپ موجود ہے۔"
        ),
    ),
    (
        "To bring it back: ./amaan restore asks for the lines of two sheets.",
        "بحالی کے لیے: ./amaan restore دو اوراق کی سطریں پوچھتا ہے۔",
    ),
)
_STYLE = """@page{size:A4;margin:16mm}body{font:12pt/1.5 sans-serif;color:#000}
h1{font-size:17pt;margin:0}h2{font-size:12pt;margin:5mm 0 1mm}
[lang=ur]{font-family:"Amaan Urdu","Noto Nastaliq Urdu",serif;line-height:1.7;direction:rtl}
code{display:block;font:11pt/1.55 monospace;border:1px solid #000;padding:2mm 3mm;margin:1.5mm 0}
p{margin:1mm 0}.sign{margin-top:9mm;display:flex;gap:8mm}
.sign div{flex:1;border-top:1px solid #000;padding-top:1mm;font-size:10pt}"""


def as_text(sheet: Sheet, on: date, place: str) -> str:
    """This will write a sheet for the terminal and for a printer that knows only letters."""
    english, urdu = (words.format(number=sheet.number) for words in TITLE)
    lines = ["=" * 78, f"AMAAN   {english}   {urdu}", f"{place}   {on}   {sheet.of}", ""]
    for kind, named in LABELS.items():
        lines.append("   ".join(named))
        for line in sheet.lines:
            if line.secret is kind:
                groups = line.text.split()
                lines += ["  " + " ".join(groups[:8]), "  " + " ".join(groups[8:]), ""]
    for english, urdu in RULES:
        lines += [english, urdu, ""]
    return "\n".join([*lines, "=" * 78, ""])


def as_page(sheet: Sheet, on: date, place: str) -> str:
    """This will write a sheet as one page of A4 for a browser to print."""
    english, urdu = (words.format(number=sheet.number) for words in TITLE)
    parts = [
        f"<h1>Amaan — {english}</h1><h1 lang=ur>امان — {urdu}</h1>",
        f"<p>{html.escape(place)} · {on} · {sheet.of}</p>",
    ]
    for kind, (in_english, in_urdu) in LABELS.items():
        parts.append(f"<h2>{in_english} — <span lang=ur>{in_urdu}</span></h2>")
        for line in sheet.lines:
            if line.secret is kind:
                groups = line.text.split()
                parts.append(f"<code>{' '.join(groups[:8])}<br>{' '.join(groups[8:])}</code>")
    for in_english, in_urdu in RULES:
        parts.append(f"<p>{in_english}</p><p lang=ur>{in_urdu}</p>")
    parts.append(
        "<div class=sign><div>Custodian — <span lang=ur>امین</span></div>"
        "<div>Witness — <span lang=ur>گواہ</span></div></div>"
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Amaan</title>'
        f"<style>{_faces()}{_STYLE}</style></head><body>{''.join(parts)}</body></html>\n"
    )


def _faces() -> str:
    # In the page itself: it is printed on whatever machine has the printer.
    font = base64.b64encode(FONT.read_bytes()).decode("ascii")
    return f'@font-face{{font-family:"Amaan Urdu";src:url("data:font/woff2;base64,{font}")}}'
