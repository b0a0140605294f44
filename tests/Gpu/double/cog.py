"""A stand-in for Cog's package, for tests: the three names that predictors take from it."""

from dataclasses import dataclass
from pathlib import Path as _File
from typing import Any

MISSING = object()


class Path(type(_File())):
    """A file that goes in or out."""


class BasePredictor:
    """What a predictor derives from."""


@dataclass(frozen=True)
class FieldInfo:
    """What is known of an input."""

    default: Any = MISSING
    description: str = ""
    ge: float | None = None
    le: float | None = None
    choices: list[Any] | None = None


def Input(**facts: Any) -> Any:
    return FieldInfo(**facts)
