"""The ESRGAN class of network (Wang et al. 2018, sections 3.1 and 3.2): residual-in-residual dense blocks, then two doublings.

Module names are those of the released checkpoints, so that their parameters load as they are.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

SLOPE = 0.2  # of the leaky ReLU
RESIDUAL = 0.2  # "residual scaling": keeps deep stacks without normalisation stable


def convolution(inputs: int, outputs: int) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, kernel_size=3, padding=1)


def activated(x: Tensor) -> Tensor:
    return functional.leaky_relu(x, SLOPE, inplace=True)


class DenseBlock(nn.Module):
    """Five convolutions, each of which sees the block's input and all that the ones before it made."""

    def __init__(self, features: int, growth: int) -> None:
        super().__init__()
        self.conv1 = convolution(features, growth)
        self.conv2 = convolution(features + growth, growth)
        self.conv3 = convolution(features + 2 * growth, growth)
        self.conv4 = convolution(features + 3 * growth, growth)
        self.conv5 = convolution(features + 4 * growth, features)

    def forward(self, x: Tensor) -> Tensor:
        seen = x
        for layer in (self.conv1, self.conv2, self.conv3, self.conv4):
            seen = torch.cat((seen, activated(layer(seen))), dim=1)
        return x + RESIDUAL * self.conv5(seen)


class ResidualBlock(nn.Module):
    """Three dense blocks, and the way around them."""

    def __init__(self, features: int, growth: int) -> None:
        super().__init__()
        self.rdb1 = DenseBlock(features, growth)
        self.rdb2 = DenseBlock(features, growth)
        self.rdb3 = DenseBlock(features, growth)

    def forward(self, x: Tensor) -> Tensor:
        return x + RESIDUAL * self.rdb3(self.rdb2(self.rdb1(x)))


class RRDBNet(nn.Module):
    """Four times as wide and as high; red, green and blue in 0..1."""

    SCALE = 4

    def __init__(self, features: int = 64, blocks: int = 23, growth: int = 32) -> None:
        super().__init__()
        self.conv_first = convolution(3, features)
        self.body = nn.Sequential(*(ResidualBlock(features, growth) for _ in range(blocks)))
        self.conv_body = convolution(features, features)
        self.conv_up1 = convolution(features, features)
        self.conv_up2 = convolution(features, features)
        self.conv_hr = convolution(features, features)
        self.conv_last = convolution(features, 3)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv_first(x)
        x = x + self.conv_body(self.body(x))
        for layer in (self.conv_up1, self.conv_up2):
            x = activated(layer(functional.interpolate(x, scale_factor=2, mode="nearest")))
        return self.conv_last(activated(self.conv_hr(x)))
