#!/usr/bin/env bash
# The peer of this benchmark, from Debian: Open3D's Python package.
set -euo pipefail
apt-get install -y --no-install-recommends python3-open3d
/usr/bin/python3 -c 'import open3d; print("Open3D", open3d.__version__)'
