"""Agencies: issuing bodies, addressees, partners, givers of awards."""

from __future__ import annotations

from typing import Any

import regex

from ..knowledge.agency_names import BodyName, resolve
from ..knowledge.agency_places import COMMUNE_WORDS, Where
from ..knowledge.lifetimes import Standing, standing
from .base import Evidence, Model, Span
from .vocabulary import Level, Status


class Agency(Model):
    """An agency as written (``raw``) and as understood (``name`` … ``commune``).

    ``name`` is the full canonical name with its place as of the document's date
    ("Ủy ban nhân dân tỉnh Trà Vinh"); ``type`` the class of body (UBND, HĐND, SỞ, BỘ, ĐẢNG …).
    ``candidates`` lists readings that remain when the name alone does not decide. A body outside
    its dates is ``uncertain``, says so in ``evidence`` and names what took its place in ``successors``.
    """

    raw: str
    name: str | None = None
    type: str | None = None
    level: Level | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    status: Status = "stated"
    span: Span | None = None
    confidence: float | None = None
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()

    @classmethod
    def resolve(
        cls, raw: str, *, issuer: Agency | None = None, on: str | None = None,
        superior: Agency | None = None, span: Span | None = None,
    ) -> Agency:
        """``raw`` as an agency: full name with place, type, level and units.

        Bare names resolve from ``issuer``, the issuing body of the document they stand in, and
        where it is silent from ``superior``, the body printed above it; ``on`` is the ISO date of
        the document (possibly partial) and chooses the map. Where several places fit, ``status``
        is ``uncertain`` and ``candidates`` lists them; where none is known the name has no place.
        So is a body that did not exist on ``on``; ``successors`` then names those that took over.
        """
        found = resolve(raw, where_of(issuer, superior), on)
        return cls.dated(raw, found, on, span, communes=True)

    @classmethod
    def dated(
        cls, raw: str, found: BodyName, on: str | None, span: Span | None = None, *,
        communes: bool = False,
    ) -> Agency:
        """An agency from a resolved name, held against the dates of its body and place.

        ``communes``: also against the registry of communes, which takes time to load.
        """
        held = standing(found, on, communes)
        agency = cls.of(raw, held.found, span)
        if held.note is None:
            return agency
        return agency.changed(evidence=(Evidence(note=held.note),), successors=held.successors)

    def standing(self, on: str | None) -> Standing:
        """The body held against its dates on the ISO date ``on``, whatever it was read with.

        The communes are left out, and so is a body of which several places remain.
        """
        return standing(BodyName(
            self.name, self.type, self.level, self.province, self.district, self.commune,
            "uncertain" if self.candidates else "stated",
        ), on)

    @classmethod
    def of(cls, raw: str, found: BodyName, span: Span | None = None) -> Agency:
        """An agency from a resolved name (not validated again)."""
        values = _BLANK.copy()
        values["raw"], values["span"] = raw, span
        (values["name"], values["type"], values["level"], values["province"], values["district"],
         values["commune"], values["status"], values["candidates"]) = found[:8]
        return cls.whole(values)


#: the fields of an agency with what they hold where nothing is known (a copy takes half the time of a new dict)
_BLANK: dict[str, Any] = {"raw": None, **{
    name: field.get_default() for name, field in Agency.model_fields.items() if name != "raw"
}}
_TYPED_PLACE = regex.compile(
    r"(huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu) [\p{Lu}\d]"
)


#: the last pair asked for and its answer: one document asks dozens of times for the same pair,
#: and comparing identity costs less than hashing a model
_NOWHERE = Where()
_last: tuple[Agency | None, Agency | None, Where] = (None, None, _NOWHERE)


def where_of(issuer: Agency | None, superior: Agency | None = None) -> Where:
    """The places that an issuer (and, where it is silent, its superior) gives."""
    global _last
    if issuer is None and superior is None:
        return _NOWHERE
    last = _last
    if last[0] is issuer and last[1] is superior:
        return last[2]
    where = _where_of(issuer, superior)
    _last = (issuer, superior, where)
    return where


def _where_of(issuer: Agency | None, superior: Agency | None) -> Where:
    main = issuer or superior
    if main is None:
        return Where()
    other = superior or main
    district_type = commune_type = None
    for agency in (issuer, superior):
        if agency is not None and agency.name:
            for m in _TYPED_PLACE.finditer(agency.name):
                if m[1] in COMMUNE_WORDS:
                    commune_type = commune_type or m[1]
                elif agency.district:
                    district_type = district_type or m[1]
    return Where(
        main.level, main.province or other.province, main.district or other.district, district_type,
        main.commune, commune_type, main.name, main.type,
    )
