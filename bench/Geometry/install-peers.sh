#!/usr/bin/env bash
# The peers of this benchmark, from Debian: Mesa's software rasterizer (llvmpipe, through OSMesa) and meshoptimizer's simplifier.
set -euo pipefail
cd "$(dirname "$0")"
apt-get install -y --no-install-recommends g++ libosmesa6-dev libmeshoptimizer-dev
mkdir -p out
g++ -O3 -march=native -std=c++17 peers/peers.cpp -o out/peers -lmeshoptimizer -lOSMesa
