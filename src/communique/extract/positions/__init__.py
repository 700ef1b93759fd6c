"""Find who demanded, offered, threatened, refused or moved what, against whom."""

from communique.extract.positions.directed import directed
from communique.extract.positions.elsewhere import dealt
from communique.extract.positions.read import positions

__all__ = ["dealt", "directed", "positions"]
