"""A picture from a prompt: Stable Diffusion XL by diffusers."""

import os
import tempfile
from pathlib import Path as File
from typing import Any

import torch
from cog import BasePredictor, Input, Path
from diffusers import StableDiffusionXLPipeline
from PIL import Image

from sizes import drawn_size

WEIGHTS = File(__file__).parent / "weights"
TRAINED = 1024  # pixels a side
TRAINED_TINY = 64


class Predictor(BasePredictor):
    def setup(self) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        is_tiny = os.environ.get("GENASSET_TINY") == "1"
        self.trained = TRAINED_TINY if is_tiny else TRAINED
        self.pipeline = (tiny() if is_tiny else released(self.device)).to(self.device)
        self.pipeline.set_progress_bar_config(disable=True)  # steps are told below, one a line

    @torch.inference_mode()
    def predict(
        self,
        prompt: str = Input(description="What to show"),
        negative_prompt: str = Input(description="What not to show", default=""),
        width: int = Input(description="Pixels", ge=8, le=2048, default=1024),
        height: int = Input(description="Pixels", ge=8, le=2048, default=1024),
        steps: int = Input(description="Denoising steps", ge=1, le=500, default=30),
        guidance: float = Input(description="How strictly the prompt binds", ge=0, le=50, default=7.0),
        seed: int = Input(description="The same seed gives the same picture on the same GPU", default=0),
    ) -> Path:
        drawn = drawn_size(width, height, self.trained)
        picture = self.pipeline(
            prompt=prompt,
            negative_prompt=negative_prompt or None,
            width=drawn[0],
            height=drawn[1],
            num_inference_steps=steps,
            guidance_scale=guidance,
            generator=torch.Generator("cpu").manual_seed(seed),  # the CPU's: the same start on every GPU
            callback_on_step_end=told(steps),
        ).images[0]
        result = File(tempfile.mkdtemp()) / "image.png"
        fitted(picture, width, height).save(result)
        return Path(str(result))


def released(device: torch.device) -> StableDiffusionXLPipeline:
    return StableDiffusionXLPipeline.from_pretrained(
        str(WEIGHTS),
        variant="fp16",
        torch_dtype=torch.float16 if device.type == "cuda" else torch.float32,
        use_safetensors=True,
        local_files_only=True,
        add_watermarker=False,
    )


def tiny() -> StableDiffusionXLPipeline:
    from tiny import pipeline  # what only a test needs is not loaded for a customer

    return pipeline()


def told(steps: int) -> Any:
    """Writes "step 3/30" to the log: the client's progress."""

    def tell(_: Any, step: int, __: Any, values: dict[str, Any]) -> dict[str, Any]:
        print(f"step {min(step + 1, steps)}/{steps}", flush=True)
        return values

    return tell


def fitted(picture: Image.Image, width: int, height: int) -> Image.Image:
    """The picture at the size that was asked for: reduced to cover it, then what juts out cut away evenly."""
    larger = max(width / picture.width, height / picture.height)
    covering = picture.resize((max(width, round(picture.width * larger)), max(height, round(picture.height * larger))), Image.Resampling.LANCZOS)
    left, top = (covering.width - width) // 2, (covering.height - height) // 2
    return covering.crop((left, top, left + width, top + height))
