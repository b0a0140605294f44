#!/usr/bin/env bash
# A 404 gateway client of curl alone. Arguments: base URL, key, folder.
set -euo pipefail
base=$1 key=$2 folder=$3
task=$(curl -sf -X POST "$base/add_task" -H "content-type: application/json" -H "x-api-key: $key" -d '{"prompt": "human with happy face"}' | sed 's/.*"id":"\([^"]*\)".*/\1/')
for _ in $(seq 600); do
  status=$(curl -sf "$base/get_status?id=$task" -H "x-api-key: $key")
  [[ $status == *'"Success"'* ]] && break
  sleep 0.2
done
curl -sf "$base/get_result?id=$task" -H "x-api-key: $key" -o "$folder/result.spz"
