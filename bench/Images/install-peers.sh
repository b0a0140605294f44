#!/usr/bin/env bash
# The peers of these benchmarks, from Debian: libvips and its tools.
set -euo pipefail
apt-get install -y libvips42 libvips-tools imagemagick libjpeg-turbo-progs
