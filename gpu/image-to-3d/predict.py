"""A mesh from one picture: TripoSR, the code that its authors published and their weights."""

import os
import tempfile
from pathlib import Path as File

WEIGHTS = File(__file__).parent / "weights"
os.environ.setdefault("U2NET_HOME", str(WEIGHTS / "u2net"))  # read by rembg, which fetches nothing that is there

import numpy as np
import rembg
import torch
import trimesh
import tsr.models.tokenizers.image as image_tokenizer
from cog import BasePredictor, Input, Path
from omegaconf import OmegaConf
from PIL import Image, ImageOps
from tsr.system import TSR

from framing import framed, is_cut_out

LEVEL = 25.0  # the density that its authors take for the surface
CHUNK = 8192  # points that are asked for at once: bounds the GPU's memory

# From the model's axes (z up; the picture was taken from +x) to glTF's (y up, front to +z): x becomes z, y becomes x, z becomes y.
UPRIGHT = np.array([[0, 1, 0, 0], [0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0, 1]], dtype=float)


class Predictor(BasePredictor):
    def setup(self) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.is_tiny = os.environ.get("GENASSET_TINY") == "1"
        self.model = (tiny() if self.is_tiny else released()).eval().to(self.device)
        self.model.renderer.set_chunk_size(CHUNK)
        self.remover = None if self.is_tiny else rembg.new_session("u2net")

    @torch.inference_mode()
    def predict(
        self,
        image: Path = Input(description="The picture; transparency, where it has some, says what is background"),
        foreground_ratio: float = Input(description="How much of the frame the thing is to fill", ge=0.5, le=1.0, default=0.85),
        resolution: int = Input(description="Samples along each side of the volume", ge=16, le=512, default=256),
    ) -> Path:
        picture = framed(self.cut_out(File(str(image))), foreground_ratio)
        print("step 1/3", flush=True)
        scenes = self.model([picture], device=str(self.device))
        print("step 2/3", flush=True)
        mesh = self.model.extract_mesh(scenes, has_vertex_color=True, resolution=resolution, threshold=self.level(scenes[0]))[0]
        print("step 3/3", flush=True)
        result = File(tempfile.mkdtemp()) / "model.glb"
        upright(mesh).export(result)
        return Path(str(result))

    def cut_out(self, path: File) -> Image.Image:
        with Image.open(path) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
        return picture if is_cut_out(picture) or self.remover is None else rembg.remove(picture, session=self.remover)

    def level(self, scene: torch.Tensor) -> float:
        if not self.is_tiny:
            return LEVEL
        from tiny import level

        return level(self.model, scene)


def released() -> TSR:
    encode_as(WEIGHTS / "dino" / "config.json")
    shape = OmegaConf.load(WEIGHTS / "config.yaml")
    OmegaConf.resolve(shape)
    model = TSR(shape)
    model.load_state_dict(torch.load(WEIGHTS / "model.ckpt", map_location="cpu", weights_only=True))
    return model


def tiny() -> TSR:
    from tiny import encoder, model  # what only a test needs is not loaded for a customer

    encode_as(encoder())
    return model()


def encode_as(shape: File) -> None:
    """Gives the image encoder its shape from a file; it would ask the network for one of whatever revision is there."""
    image_tokenizer.hf_hub_download = lambda repo_id, filename: str(shape)


def upright(mesh: trimesh.Trimesh) -> trimesh.Trimesh:
    """The mesh standing as glTF wants it, its triangles facing outwards."""
    mesh.apply_transform(UPRIGHT)
    if mesh.volume < 0:
        mesh.invert()
    return mesh
