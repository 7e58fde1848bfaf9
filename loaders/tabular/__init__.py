"""Anything made of rows (CSV, workbook, XML) by a declared mapping: one TOML file that says what each column means."""
