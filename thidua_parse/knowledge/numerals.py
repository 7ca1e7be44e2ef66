"""Numerals of labels and quarters (Nghị định 30/2020/NĐ-CP, Phụ lục I: parts of a text have Roman numerals)."""

from __future__ import annotations

#: Roman numerals of parts
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12}
#: a quarter as it is written: "quý II", "quý 2"
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
