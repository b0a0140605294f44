"""What size to draw at for the size that is asked for."""

import math

STEP = 8  # the autoencoder's: pixels a latent


def drawn_size(width: int, height: int, trained: int) -> tuple[int, int]:
    """The size to draw at: of the asked shape, with at least the area of the squares that the model was trained on (smaller ones come out as fragments)."""
    larger = max(1.0, trained / math.sqrt(width * height))
    return stepped(width * larger), stepped(height * larger)


def stepped(length: float) -> int:
    return max(STEP, STEP * math.ceil(length / STEP - 1e-9))
