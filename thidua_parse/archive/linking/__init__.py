"""Linking an archive: the rules of :mod:`thidua_parse.linking`, blocks joined by DuckDB out of core."""
