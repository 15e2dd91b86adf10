"""Files of numbers: read in every shape people have them in, looked at before they count, and undone for a day.

Pure modules read (`workbook`, `figures`, `when`, `headings`, `privacy`, `reading`, `checking`, `pupils`); what was read
waits in a table beside the measurements until somebody says yes. May use measures and what lies below.
"""
