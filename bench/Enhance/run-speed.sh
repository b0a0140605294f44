#!/usr/bin/env bash
# Every recipe at 1 and 8 megapixels, then a few at 64: run-speed.sh PHOTO.pnm [few], from the repository's root, after a Release build.
set -euo pipefail
bench=bench/Enhance/bin/Release/net10.0/GenAsset.Bench.Enhance
if [ "${2:-}" != few ]; then
    for recipe in face_2x face_4x face_v2_2x face_v2_4x general_2x general_4x high_fidelity_2x high_fidelity_4x sharpen_denoise detail_denoise generative_portrait generative; do
        for megapixels in 1 8; do
            $bench speed "$1" $recipe $megapixels
        done
    done
else
    for recipe in high_fidelity_2x sharpen_denoise general_2x; do
        $bench speed "$1" $recipe 64
    done
fi
