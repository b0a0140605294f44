"""The super-resolution network is the published one, and tiles leave no trace."""

import sys
import unittest
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "gpu" / "super-resolution"))

from rrdbnet import RRDBNet
from tiles import enlarge


class NetworkTests(unittest.TestCase):
    def test_has_the_parameters_of_the_released_checkpoint(self) -> None:
        parameters = RRDBNet().state_dict()
        self.assertEqual(sum(value.numel() for value in parameters.values()), 16_697_987)
        self.assertEqual(len(parameters), 702)
        self.assertEqual(tuple(parameters["conv_first.weight"].shape), (64, 3, 3, 3))
        self.assertEqual(tuple(parameters["body.22.rdb3.conv5.weight"].shape), (64, 192, 3, 3))
        self.assertEqual(tuple(parameters["conv_last.bias"].shape), (3,))

    def test_is_four_times_as_wide_and_high(self) -> None:
        with torch.no_grad():
            self.assertEqual(tuple(small()(torch.rand(1, 3, 7, 11)).shape), (1, 3, 28, 44))

    def test_tiles_leave_no_trace(self) -> None:
        network, picture = small(), torch.rand(1, 3, 90, 70)
        told: list[tuple[int, int]] = []
        with torch.no_grad():
            whole = enlarge(network, picture, 4, 0, lambda done, all: None)
            tiled = enlarge(network, picture, 4, 40, lambda done, all: told.append((done, all)))
        self.assertEqual(told, [(i, 6) for i in range(1, 7)])
        self.assertLess((whole - tiled).abs().max().item(), 1e-5)
        self.assertGreater(whole.std().item(), 1e-3)


def small() -> RRDBNet:
    torch.manual_seed(1)
    return RRDBNet(features=8, blocks=1, growth=4)  # sees 19 pixels around: less than a tile's margin


if __name__ == "__main__":
    unittest.main()
