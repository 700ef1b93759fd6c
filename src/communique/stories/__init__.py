"""Documents to Stories and Episodes."""

from communique.stories.group import stories

__all__ = ["stories"]
