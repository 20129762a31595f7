"""The rows as a Parquet file, where pyarrow is installed."""

from __future__ import annotations

import io
from collections.abc import Iterable

from formcheck.errors import FormcheckError
from formcheck.review.export.rows import COLUMNS, rows
from formcheck.session.corrections import Corrected


def to_parquet(sets: Iterable[Corrected]) -> bytes:
    """The file: columns as in the CSV, with types. Raises FormcheckError where pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise FormcheckError(
            "Parquet needs pyarrow, which is not installed: pip install 'pyarrow<25'. Or take --csv or --json."
        ) from None
    kinds = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])
    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(rows(sets)), schema=schema), file)
    return file.getvalue()
