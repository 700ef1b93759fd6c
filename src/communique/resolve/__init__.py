"""Mentions, pronouns and roles to Actors."""
