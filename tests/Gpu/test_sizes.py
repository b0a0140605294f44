"""Pictures are drawn at a size that the model knows, and come out at the one that was asked for."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "gpu" / "text-to-image"))

from sizes import drawn_size


class SizesTests(unittest.TestCase):
    def test_what_the_model_was_trained_on_is_drawn_as_it_is(self) -> None:
        self.assertEqual(drawn_size(1024, 1024, 1024), (1024, 1024))

    def test_smaller_pictures_are_drawn_at_the_trained_area(self) -> None:
        self.assertEqual(drawn_size(512, 512, 1024), (1024, 1024))
        self.assertEqual(drawn_size(64, 64, 1024), (1024, 1024))

    def test_larger_pictures_are_drawn_at_their_own_size(self) -> None:
        self.assertEqual(drawn_size(2048, 1024, 1024), (2048, 1024))

    def test_sides_are_multiples_of_eight_and_never_too_small(self) -> None:
        for width in range(8, 2049, 37):
            for height in range(8, 2049, 53):
                drawn = drawn_size(width, height, 1024)
                self.assertTrue(drawn[0] % 8 == 0 and drawn[1] % 8 == 0)
                self.assertGreaterEqual(drawn[0] * drawn[1], 1024 * 1024)
                self.assertTrue(drawn[0] >= width and drawn[1] >= height)

    def test_the_shape_is_kept_within_a_step(self) -> None:
        width, height = drawn_size(640, 360, 1024)
        self.assertAlmostEqual(width / height, 640 / 360, delta=0.02)


if __name__ == "__main__":
    unittest.main()
