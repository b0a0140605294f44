"""The way from a picture to what the model sees, and from its densities to a surface."""

import sys
import unittest
from pathlib import Path

import numpy as np
import torch
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "gpu" / "image-to-3d"))

from framing import framed, is_cut_out
from torchmcubes import marching_cubes


def ball(center: tuple[float, float, float], radius: float, side: int = 24) -> torch.Tensor:
    """More than 0 inside."""
    axes = torch.meshgrid(*[torch.arange(side, dtype=torch.float32)] * 3, indexing="ij")
    return radius - sum((axis - at) ** 2 for axis, at in zip(axes, center)).sqrt()


class MarchingTests(unittest.TestCase):
    def test_a_ball_lies_where_it_is_with_the_last_axis_first(self) -> None:
        vertices, _ = marching_cubes(ball((6, 12, 16), 5), 0.0)
        self.assertTrue(torch.allclose(vertices.mean(dim=0), torch.tensor([16.0, 12.0, 6.0]), atol=0.1))
        self.assertTrue(torch.allclose((vertices - torch.tensor([16.0, 12.0, 6.0])).norm(dim=1), torch.tensor(5.0), atol=0.1))

    def test_triangles_face_outwards_in_the_order_of_the_axes(self) -> None:
        vertices, triangles = marching_cubes(ball((12, 12, 12), 6), 0.0)
        a, b, c = (vertices[:, [2, 1, 0]][triangles[:, i]] for i in range(3))  # as TripoSR turns them
        volume = (a * torch.cross(b, c, dim=1)).sum().item() / 6
        self.assertAlmostEqual(volume, 4 / 3 * np.pi * 6**3, delta=30)

    def test_nothing_to_see_is_told(self) -> None:
        with self.assertRaisesRegex(ValueError, "no shape"):
            marching_cubes(torch.zeros(8, 8, 8), 25.0)


class FramingTests(unittest.TestCase):
    def test_the_thing_stands_in_the_middle_on_gray(self) -> None:
        picture = Image.new("RGBA", (100, 60))
        picture.paste((255, 0, 0, 255), (10, 5, 30, 45))  # 20 x 40
        result = framed(picture, 0.5)
        self.assertEqual((result.size, result.mode), ((80, 80), "RGB"))
        levels = np.asarray(result)
        red = np.argwhere((levels == (255, 0, 0)).all(axis=2))
        self.assertEqual((red.min(axis=0).tolist(), red.max(axis=0).tolist()), ([20, 30], [59, 49]))
        self.assertEqual(levels[0, 0].tolist(), [128, 128, 128])

    def test_half_transparent_parts_are_mixed_with_gray(self) -> None:
        levels = np.asarray(framed(Image.new("RGBA", (10, 10), (255, 255, 255, 128)), 1.0))
        self.assertTrue((abs(levels.astype(int) - 192) <= 1).all())

    def test_an_empty_picture_is_told(self) -> None:
        with self.assertRaisesRegex(ValueError, "Nothing is left"):
            framed(Image.new("RGBA", (10, 10)), 0.85)

    def test_only_transparency_makes_a_cut_out(self) -> None:
        self.assertFalse(is_cut_out(Image.new("RGBA", (4, 4), (1, 2, 3, 255))))
        self.assertFalse(is_cut_out(Image.new("RGB", (4, 4))))
        self.assertTrue(is_cut_out(Image.new("RGBA", (4, 4))))


if __name__ == "__main__":
    unittest.main()
