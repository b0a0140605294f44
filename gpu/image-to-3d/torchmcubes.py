"""The one function that TripoSR takes from the package of this name, by scikit-image: the package has no releases and must be compiled with CUDA's compiler."""

import numpy as np
import torch
from skimage import measure
from torch import Tensor


def marching_cubes(volume: Tensor, level: float) -> tuple[Tensor, Tensor]:
    """The surface where the volume crosses the level: vertices with the last axis first, and triangles that face the lower values."""
    values = volume.detach().float().cpu().numpy()
    if not values.min() < level < values.max():
        raise ValueError("The model sees no shape in the picture.")
    # "ascent" is scikit-image's word for this winding once its vertices are read as x, y, z in the order of the axes.
    vertices, triangles, _, _ = measure.marching_cubes(values, level, gradient_direction="ascent")
    return torch.from_numpy(np.ascontiguousarray(vertices[:, ::-1])), torch.from_numpy(np.ascontiguousarray(triangles)).long()
