#!/usr/bin/env bash
# Builds the two public SPZ libraries and times them on the same kind of input as the bench. Nothing of theirs is kept here.
#   bench/Formats/peers/run.sh [FOLDER]   FOLDER holds, or receives, their sources in FOLDER/niantic and FOLDER/404
# Needs git, g++, zlib1g-dev and libzstd-dev (apt-get install -y git g++ zlib1g-dev libzstd-dev).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
[ -d "$folder/niantic" ] || git clone -q https://github.com/nianticlabs/spz "$folder/niantic"
[ -d "$folder/404" ] || git clone -q https://github.com/404-Repo/spz "$folder/404"
g++ -std=c++20 -O3 -I"$folder/niantic/src/cc" "$here/time_spz.cc" "$folder"/niantic/src/cc/{load-spz,splat-types,splat-c-types}.cc -lz -lzstd -lpthread -o "$folder/time_niantic"
g++ -std=c++20 -O3 -march=x86-64-v3 -flto -DPEER_404 -I"$folder/404/src/cc" "$here/time_spz.cc" "$folder"/404/src/cc/{load-spz,splat-types,splat-c-types,shared}.cc -lzstd -lpthread -o "$folder/time_404"
"$folder/time_niantic"
"$folder/time_404"
