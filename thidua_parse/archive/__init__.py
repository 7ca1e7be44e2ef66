"""An archive: many plans kept as Parquet shards, taken in incrementally, asked with SQL.

This room is built on all earlier ones. DuckDB (``pip install 'thidua-parse[archive]'``) is imported
only where an archive is opened.
"""
