"""Rows to CSV, JSON, Parquet, Markdown and tables."""
