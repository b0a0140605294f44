"""A larger photo from a photo: an ESRGAN-class network with the released Real-ESRGAN x4plus weights."""

import os
import tempfile
from pathlib import Path as File

import numpy as np
import torch
from cog import BasePredictor, Input, Path
from PIL import Image, ImageOps

from rrdbnet import RRDBNet
from tiles import enlarge

WEIGHTS = File(__file__).parent / "weights" / "RealESRGAN_x4plus.pth"
MAX_PIXELS = 67_000_000  # in; sixteen times as many come out


class Predictor(BasePredictor):
    def setup(self) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.precision = torch.float16 if self.device.type == "cuda" else torch.float32
        network = tiny() if os.environ.get("GENASSET_TINY") == "1" else released()
        self.network = network.eval().to(self.device, self.precision)

    @torch.inference_mode()
    def predict(
        self,
        image: Path = Input(description="The photo"),
        scale: int = Input(description="How many times as wide and high", choices=[2, 4], default=4),
        tile: int = Input(description="Pixels along a tile's side: less needs less GPU memory; 0 takes the photo whole", ge=0, le=4096, default=512),
    ) -> Path:
        photo = opened(File(str(image)))
        colours = to_tensor(photo.convert("RGB")).to(self.device, self.precision)
        large = to_picture(enlarge(self.network, colours, RRDBNet.SCALE, tile, lambda done, all: print(f"tile {done}/{all}", flush=True)))
        if "A" in photo.getbands():
            large.putalpha(photo.getchannel("A").resize(large.size, Image.Resampling.LANCZOS))
        size = (photo.width * scale, photo.height * scale)
        if large.size != size:
            large = large.resize(size, Image.Resampling.BOX)  # 2x is the mean of each 2 by 2 of the 4x
        result = File(tempfile.mkdtemp()) / "image.png"
        large.save(result)
        return Path(str(result))


def released() -> RRDBNet:
    network = RRDBNet()
    network.load_state_dict(torch.load(WEIGHTS, map_location="cpu", weights_only=True)["params_ema"])
    return network


def tiny() -> RRDBNet:
    torch.manual_seed(0)
    network = RRDBNet(features=8, blocks=1, growth=4)
    torch.nn.init.constant_(network.conv_last.bias, 0.5)  # around gray: around black, half of what it makes would be cut off
    return network


def opened(path: File) -> Image.Image:
    """The photo upright, in RGB or RGBA."""
    with Image.open(path) as photo:
        if photo.width * photo.height > MAX_PIXELS:
            raise ValueError(f"The photo has {photo.width} x {photo.height} pixels; at most {MAX_PIXELS} are taken.")
        upright = ImageOps.exif_transpose(photo)
        return upright.convert("RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB")


def to_tensor(photo: Image.Image) -> torch.Tensor:
    return torch.from_numpy(np.array(photo)).permute(2, 0, 1).unsqueeze(0).float().div(255)


def to_picture(colours: torch.Tensor) -> Image.Image:
    levels = colours[0].float().clamp(0, 1).mul(255).round().byte()
    return Image.fromarray(levels.permute(1, 2, 0).contiguous().numpy(), "RGB")
