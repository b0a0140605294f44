#!/usr/bin/python3
"""Writes scikit-image's test photos as PGM/PPM, sides cut to multiples of four: export-photos.py FOLDER (needs python3-skimage)."""
import os
import sys

import numpy as np
import skimage.data

names = ["astronaut", "camera", "chelsea", "coffee", "rocket", "coins", "brick", "grass", "gravel", "stereo_motorcycle", "retina", "immunohistochemistry"]
folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
for name in names:
    image = getattr(skimage.data, name)()
    image = image[0] if isinstance(image, tuple) else image
    height, width = (side // 4 * 4 for side in image.shape[:2])
    image = np.ascontiguousarray(image[:height, :width])
    with open(f"{folder}/{name}.pnm", "wb") as file:
        file.write(b"%s\n%d %d\n255\n" % (b"P5" if image.ndim == 2 else b"P6", width, height))
        file.write(image.tobytes())
