#!/usr/bin/env bash
# The same with curl. Arguments: base URL, key, folder.
set -euo pipefail
base=$1 key=$2 folder=$3
auth=(); [ "$key" = - ] || auth=(-H "Authorization: Bearer $key")
fields=()
for i in 1 2 3 4 5 6; do fields+=(-F "views=@$folder/view$i.png" -F "depth_renders=@$folder/depth$i.png"); done
job=$(curl -sf "${auth[@]}" -X POST "$base/jobs" "${fields[@]}" -F model_type=reconviagen | sed 's/.*"job_id":"\([^"]*\)".*/\1/')
while :; do
  status=$(curl -sf "${auth[@]}" "$base/jobs/$job" | sed 's/.*"status":"\([^"]*\)".*/\1/')
  case $status in completed) break ;; failed) exit 1 ;; esac
  sleep 0.5
done
curl -sf "${auth[@]}" "$base/jobs/$job/download" -o "$folder/results.zip"
