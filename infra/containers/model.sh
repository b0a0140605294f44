#!/bin/sh
# Keeps a model's server running for as long as the worker beside it in the replica lives, and starts it again when it dies.
# A job's replica ends when all its containers have ended, and a model's server never would: the GPU would be paid for until the replica's time is up.
#   GENASSET_PULSE           the file that the worker writes to while it lives, and "over" when it ends
#   GENASSET_MODEL_COMMAND   the server, as Cog's images start it where it is left out
set -u
pulse=${GENASSET_PULSE:?}
server=${GENASSET_MODEL_COMMAND:-python -m cog.server.http}
first=${GENASSET_FIRST_SECONDS:-600} # the worker's image may still be on its way
stale=${GENASSET_STALE_SECONDS:-300}
every=${GENASSET_LOOK_SECONDS:-2}

began=$(date +%s) verdict=
trap 'verdict=0 reason="it was asked to end"' TERM INT # before the server starts: whoever is ended without it leaves the server behind
$server &
process=$!
while [ -z "$verdict" ]; do
    now=$(date +%s)
    if wrote=$(stat -c %Y "$pulse" 2>/dev/null); then
        if [ "$(cat "$pulse" 2>/dev/null)" = over ]; then
            verdict=0 reason="the worker has ended"
        elif [ $((now - wrote)) -gt "$stale" ]; then
            verdict=1 reason="the worker has given no sign of life for $stale s"
        fi
    elif [ $((now - began)) -gt "$first" ]; then
        verdict=1 reason="no worker came within $first s"
    fi
    if [ -z "$verdict" ] && ! kill -0 "$process" 2>/dev/null; then
        echo "model: the server has died; it is started again" >&2
        $server &
        process=$!
    fi
    [ -n "$verdict" ] || sleep "$every"
done

echo "model: $reason" >&2
kill -TERM "$process" 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10; do
    kill -0 "$process" 2>/dev/null || exit "$verdict"
    sleep 1
done
kill -KILL "$process" 2>/dev/null
exit "$verdict"
