"""Large pictures in pieces: the network's memory then depends on the tile, not on the picture."""

from typing import Callable, Iterator

from torch import Tensor

MARGIN = 32  # pixels of its neighbours that a tile sees; what is further away changes nothing that an eye would find

Span = tuple[int, int]


def spans(length: int, tile: int) -> Iterator[Span]:
    for start in range(0, length, tile):
        yield start, min(start + tile, length)


def widened(span: Span, length: int) -> Span:
    return max(span[0] - MARGIN, 0), min(span[1] + MARGIN, length)


def enlarge(network: Callable[[Tensor], Tensor], picture: Tensor, scale: int, tile: int, told: Callable[[int, int], None]) -> Tensor:
    """Runs a picture (1 x 3 x height x width) through the network tile by tile; a tile of 0 takes it whole."""
    height, width = picture.shape[2:]
    tile = tile or max(height, width)
    places = [(rows, columns) for rows in spans(height, tile) for columns in spans(width, tile)]
    result = picture.new_empty((1, 3, height * scale, width * scale), device="cpu")
    for done, (rows, columns) in enumerate(places, start=1):
        top, bottom = widened(rows, height)
        left, right = widened(columns, width)
        made = network(picture[:, :, top:bottom, left:right])
        inner = made[:, :, (rows[0] - top) * scale : (rows[1] - top) * scale, (columns[0] - left) * scale : (columns[1] - left) * scale]
        result[:, :, rows[0] * scale : rows[1] * scale, columns[0] * scale : columns[1] * scale] = inner.cpu()
        told(done, len(places))
    return result
