"""A pipeline of the same classes as the released one, small and with random weights: its pictures mean nothing, its code is the same."""

import json
import tempfile
from pathlib import Path

import torch
from diffusers import AutoencoderKL, EulerDiscreteScheduler, StableDiffusionXLPipeline, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

WIDTH = 32  # of a text encoder's features
PROJECTED = 32
TIME_FEATURES = 8  # for each of the six numbers that say size and crop
LETTERS = [chr(code) for code in range(33, 127)]  # one token a letter, and no merges
START, END = "<|startoftext|>", "<|endoftext|>"


def pipeline() -> StableDiffusionXLPipeline:
    torch.manual_seed(0)
    tokens = tokenizer()
    text = CLIPTextConfig(
        vocab_size=len(tokens),
        hidden_size=WIDTH,
        intermediate_size=37,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=77,
        projection_dim=PROJECTED,
        bos_token_id=tokens.bos_token_id,
        eos_token_id=tokens.eos_token_id,
        pad_token_id=tokens.pad_token_id,
    )
    return StableDiffusionXLPipeline(  # eval: as from_pretrained gives them, with no chance in them
        vae=autoencoder().eval(),
        text_encoder=CLIPTextModel(text).eval(),
        text_encoder_2=CLIPTextModelWithProjection(text).eval(),
        tokenizer=tokens,
        tokenizer_2=tokens,
        unet=denoiser().eval(),
        scheduler=EulerDiscreteScheduler(beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", steps_offset=1, timestep_spacing="leading"),
        add_watermarker=False,
    )


def denoiser() -> UNet2DConditionModel:
    return UNet2DConditionModel(
        sample_size=32,
        block_out_channels=(32, 64),
        layers_per_block=2,
        in_channels=4,
        out_channels=4,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        attention_head_dim=(2, 4),
        use_linear_projection=True,
        transformer_layers_per_block=(1, 2),
        cross_attention_dim=2 * WIDTH,  # both encoders side by side
        addition_embed_type="text_time",
        addition_time_embed_dim=TIME_FEATURES,
        projection_class_embeddings_input_dim=6 * TIME_FEATURES + PROJECTED,
    )


def autoencoder() -> AutoencoderKL:
    """Four levels, as the released one: eight pixels a latent."""
    return AutoencoderKL(
        block_out_channels=(32, 32, 32, 32),
        in_channels=3,
        out_channels=3,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        latent_channels=4,
        layers_per_block=1,
        sample_size=64,
    )


def tokenizer() -> CLIPTokenizer:
    folder = Path(tempfile.mkdtemp())
    tokens = [*LETTERS, *(letter + "</w>" for letter in LETTERS), START, END]
    (folder / "vocab.json").write_text(json.dumps({token: i for i, token in enumerate(tokens)}), "utf-8")
    (folder / "merges.txt").write_text("#version: 0.2\n", "utf-8")
    return CLIPTokenizer(str(folder / "vocab.json"), str(folder / "merges.txt"), unk_token=END, bos_token=START, eos_token=END, pad_token=END, model_max_length=77)
