"""The model's own classes, small and with random weights: its meshes mean nothing, its code is the same."""

import json
import tempfile
from pathlib import Path

import torch
from omegaconf import OmegaConf
from tsr.system import TSR

CHANNELS = 32
PLANES = 8

ENCODER = {
    "model_type": "vit",
    "hidden_size": CHANNELS,
    "intermediate_size": 2 * CHANNELS,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "image_size": 32,
    "patch_size": 16,
}

SHAPE = {
    "cond_image_size": 32,
    "image_tokenizer_cls": "tsr.models.tokenizers.image.DINOSingleImageTokenizer",
    "image_tokenizer": {},
    "tokenizer_cls": "tsr.models.tokenizers.triplane.Triplane1DTokenizer",
    "tokenizer": {"plane_size": 4, "num_channels": CHANNELS},
    "backbone_cls": "tsr.models.transformer.transformer_1d.Transformer1D",
    "backbone": {"in_channels": CHANNELS, "num_attention_heads": 2, "attention_head_dim": CHANNELS // 2, "num_layers": 1, "cross_attention_dim": CHANNELS},
    "post_processor_cls": "tsr.models.network_utils.TriplaneUpsampleNetwork",
    "post_processor": {"in_channels": CHANNELS, "out_channels": PLANES},
    "decoder_cls": "tsr.models.network_utils.NeRFMLP",
    "decoder": {"in_channels": 3 * PLANES, "n_neurons": 16, "n_hidden_layers": 2, "activation": "silu"},
    "renderer_cls": "tsr.models.nerf_renderer.TriplaneNeRFRenderer",
    "renderer": {"radius": 0.87, "feature_reduction": "concat", "density_activation": "exp", "density_bias": -1.0},
}


def encoder() -> Path:
    """A file with the image encoder's shape."""
    file = Path(tempfile.mkdtemp()) / "config.json"
    file.write_text(json.dumps(ENCODER), "utf-8")
    return file


def model() -> TSR:
    torch.manual_seed(0)
    return TSR(OmegaConf.create(SHAPE))


def level(model: TSR, scene: torch.Tensor) -> float:
    """A density that such a model really has: the median of a coarse grid's."""
    axis = torch.linspace(-0.8, 0.8, 16, device=scene.device)
    grid = torch.stack(torch.meshgrid(axis, axis, axis, indexing="ij"), dim=-1).reshape(-1, 3)
    return model.renderer.query_triplane(model.decoder, grid, scene)["density_act"].median().item()
