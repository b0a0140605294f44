#!/usr/bin/env bash
# Brings the peer in from Debian where it is not there yet.
set -euo pipefail
if command -v redis-server >/dev/null && /usr/bin/python3 -c 'import celery, redis' 2>/dev/null; then exit 0; fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq redis-server python3-celery python3-redis >/dev/null
