#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells what another program reads in a workbook, as JSON: read_workbook.py FILE."""
import datetime
import json
import sys

import openpyxl


def cell(value):
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return {"day": value.isoformat()}
    if isinstance(value, datetime.timedelta):
        return {"seconds": value.total_seconds()}
    return value


def main() -> None:
    book = openpyxl.load_workbook(sys.argv[1])
    sheets = []
    for sheet in book.worksheets:
        rows = [[cell(one.value) for one in row] for row in sheet.iter_rows()]
        types = sorted({one.data_type for row in sheet.iter_rows() for one in row})
        formulas = [one.coordinate for row in sheet.iter_rows() for one in row if one.data_type == "f"]
        guarded = [one.coordinate for row in sheet.iter_rows() for one in row if one.quotePrefix]
        sheets.append({"name": sheet.title, "frozen": sheet.freeze_panes, "rows": rows, "types": types,
                       "formulas": formulas, "guarded": guarded, "charts": len(sheet._charts),
                       "tables": {table.name: [table.ref, table.autoFilter is not None]
                                  for table in sheet.tables.values()}})
    print(json.dumps({"sheets": sheets, "created": book.properties.created.isoformat(),
                      "title": book.properties.title}, ensure_ascii=False))


main()
