#!/usr/bin/env bash
# Builds the images genasset/<model>. Needs Docker, Python 3.9 and Cog 0.9 or later.
#   gpu/build.sh                    all three
#   gpu/build.sh super-resolution   one
set -euo pipefail
cd "$(dirname "$0")"
[ $# -gt 0 ] || set -- text-to-image image-to-3d super-resolution
for model in "$@"; do
    python3 weights.py fetch "$model" # by checksum: what differs stops here
    (cd "$model" && cog build -t "genasset/$model")
done
