"""The façade: what a program that imports Communique calls."""
