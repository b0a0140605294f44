"""The picture as the model wants it: the thing alone, in the middle, on gray."""

import numpy as np
from PIL import Image

GRAY = 0.5


def is_cut_out(picture: Image.Image) -> bool:
    """Whether the picture's own transparency says what is background."""
    return picture.mode == "RGBA" and picture.getchannel("A").getextrema()[0] < 255


def framed(cut_out: Image.Image, ratio: float) -> Image.Image:
    """The opaque part in the middle of a gray square, filling that share of its side."""
    box = cut_out.getchannel("A").getbbox()
    if box is None:
        raise ValueError("Nothing is left of the picture when its background is taken away.")
    thing = cut_out.crop(box)
    side = round(max(thing.size) / ratio)
    square = Image.new("RGBA", (side, side))
    square.paste(thing, ((side - thing.width) // 2, (side - thing.height) // 2))
    levels = np.asarray(square, dtype=np.float32) / 255
    colours, alpha = levels[..., :3], levels[..., 3:]
    return Image.fromarray(np.rint((colours * alpha + GRAY * (1 - alpha)) * 255).astype(np.uint8), "RGB")
