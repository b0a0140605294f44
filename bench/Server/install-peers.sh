#!/usr/bin/env bash
# Brings the peer and the load generator in from Debian where they are not there yet.
set -euo pipefail
if command -v redis-server wrk >/dev/null && /usr/bin/python3 -c 'import celery, fastapi, redis, uvicorn, uvloop, httptools' 2>/dev/null; then exit 0; fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq wrk redis-server python3-fastapi python3-uvicorn python3-uvloop python3-httptools python3-celery python3-redis >/dev/null
