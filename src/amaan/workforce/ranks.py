"""Ranks, rank bands, duties and sexes as the registers of people say them.

The codes of ranks and sexes are those of `organisation.posts`; the words stand here in both
languages because a table that somebody sends is known by either.
"""

from collections.abc import Mapping

from amaan.books.book import Choice
from amaan.organisation.posts import Rank, Sex, UnitKind

EVERY_RANK = "all"
RANKS = (
    Choice("constable", "Constable", "کانسٹیبل"),
    Choice("head_constable", "Head constable", "ہیڈ کانسٹیبل"),
    Choice("asi", "Assistant sub-inspector", "اسسٹنٹ سب انسپکٹر"),
    Choice("si", "Sub-inspector", "سب انسپکٹر"),
    Choice("inspector", "Inspector", "انسپکٹر"),
    Choice("dsp", "Deputy superintendent", "ڈپٹی سپرنٹنڈنٹ"),
    Choice("sp", "Superintendent", "سپرنٹنڈنٹ"),
    Choice("ssp", "Senior superintendent", "سینئر سپرنٹنڈنٹ"),
    Choice("dig", "Deputy inspector general", "ڈپٹی انسپکٹر جنرل"),
    Choice("aig", "Additional inspector general", "ایڈیشنل انسپکٹر جنرل"),
    Choice("igp", "Inspector general", "انسپکٹر جنرل"),
    Choice("civilian", "Civilian staff", "سویلین عملہ"),
)
# Bands wide enough that a rank alone does not point at one woman.
BANDS = (
    Choice("lower", "Constables", "کانسٹیبل اور ہیڈ کانسٹیبل"),
    Choice("upper", "Assistant sub-inspector to inspector", "اے ایس آئی سے انسپکٹر تک"),
    Choice("senior", "Deputy superintendent and above", "ڈی ایس پی اور اوپر"),
    Choice("civilian", "Civilian staff", "سویلین عملہ"),
)
DUTIES = (
    Choice("desk_head", "In charge of a desk", "ڈیسک انچارج"),
    Choice("desk", "Other work at a desk", "ڈیسک پر دیگر کام"),
    Choice("investigation", "Investigation", "تفتیش"),
    Choice("other", "Everything else", "باقی تمام کام"),
)
SEXES = (
    Choice("female", "Women", "خواتین"),
    Choice("male", "Men", "مرد"),
    Choice("transgender", "Transgender people", "خواجہ سرا افراد"),
)
# The sexes as columns of a register that counts each of them.
COLUMN_OF: Mapping[Sex, str] = {
    Sex.FEMALE: "women",
    Sex.MALE: "men",
    Sex.TRANSGENDER: "transgender",
}
POLICE_UNITS = frozenset(UnitKind) - {UnitKind.HOUSE}


def band_of(rank: str) -> str:
    """This will name the band of a rank."""
    match Rank(rank):
        case Rank.CONSTABLE | Rank.HEAD_CONSTABLE:
            return "lower"
        case Rank.ASI | Rank.SI | Rank.INSPECTOR:
            return "upper"
        case Rank.CIVILIAN:
            return "civilian"
        case _:
            return "senior"
