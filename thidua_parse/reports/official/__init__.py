"""The official report: a BÁO CÁO in the form of Nghị định 30/2020/NĐ-CP as an editable DOCX."""

from .report import official_report

__all__ = ["official_report"]
