"""Bytes to Documents: text, HTML, JSONL; body, title, date, outlet."""
