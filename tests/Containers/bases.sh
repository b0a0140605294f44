#!/usr/bin/env bash
# Makes stand-ins for the images that the Dockerfile begins with, under their very names, where no registry can be reached: of Debian, this machine's .NET and its Node.
# What the Dockerfile counts on is as in the real ones (folders, variables, user 1654, no shell beside the runtime); their distribution, Ubuntu 24.04, and its versions are not.
# Needs root, buildah, mmdebstrap, dotnet and node. Says every image that it has made.
set -euo pipefail
repository=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

version() { sed -n "s/^ARG $1=//p" "$repository/Dockerfile"; }
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
common=(DOTNET_RUNNING_IN_CONTAINER=true ASPNETCORE_HTTP_PORTS=8080 APP_UID=1654)

# commit NAME FOLDER-OR-TAR [VARIABLE=VALUE ...]: an image of nothing but that.
commit() {
    local name=$1 content=$2 container
    shift 2
    container=$(buildah from scratch)
    buildah add -q "$container" "$content" / >/dev/null
    buildah config $(printf -- '--env %s ' "$@") --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$container"
    buildah commit -q --rm "$container" "$name" >/dev/null
    echo "$name"
}

# over NAME BASE FROM TO [...]: that image, and files of this machine in it.
over() {
    local name=$1 container
    container=$(buildah from --pull-never "$2")
    shift 2
    while [ $# -gt 1 ]; do buildah copy -q "$container" "$1" "$2" >/dev/null && shift 2; done
    buildah config --env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "$container" # Node has authorities of its own
    buildah commit -q --rm "$container" "$name" >/dev/null
    echo "$name"
}

mmdebstrap --quiet --variant=essential --include=ca-certificates,libgcc-s1,libicu72,libssl3,libstdc++6,libzstd1 bookworm "$work/debian.tar" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"}
commit localhost/genasset-debian "$work/debian.tar" "${common[@]}"

# Whoever builds here may be behind a proxy with a certificate of its own.
mkdir -p "$work/sdk/usr/bin" && ln -s /usr/share/dotnet/dotnet "$work/sdk/usr/bin/dotnet"
over "mcr.microsoft.com/dotnet/sdk:$(version DOTNET_SDK)" localhost/genasset-debian "$dotnet" /usr/share/dotnet "$work/sdk" / /etc/ssl/certs /etc/ssl/certs
npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
mkdir -p "$work/node/usr/local/bin" && ln -s ../lib/node_modules/npm/bin/npm-cli.js "$work/node/usr/local/bin/npm"
over "docker.io/library/node:$(version NODE)" localhost/genasset-debian "$(readlink -f "$(command -v node)")" /usr/local/bin/node "$npm" /usr/local/lib/node_modules/npm "$work/node" / /etc/ssl/certs /etc/ssl/certs

# The runtime's: what it loads and what it reads, and nothing that could start anything else.
root=$work/runtime debian=$work/debian
mkdir -p "$debian" "$root"/{dev,proc,sys,tmp,home/app,etc/ssl,usr/bin,usr/lib/x86_64-linux-gnu,usr/lib64,usr/share/dotnet}
tar -C "$debian" -xf "$work/debian.tar" ./usr/lib ./lib ./lib64 ./etc 2>/dev/null || tar -C "$debian" -xf "$work/debian.tar"
ln -s usr/lib "$root/lib" && ln -s usr/lib64 "$root/lib64" && ln -s ../share/dotnet/dotnet "$root/usr/bin/dotnet"
for library in ld-linux-x86-64.so.2 libc.so.6 libdl.so.2 libm.so.6 libpthread.so.0 librt.so.1 libgcc_s.so.1 libstdc++.so.6 libssl.so.3 libcrypto.so.3; do
    cp -L "$(find "$debian"/{lib,usr/lib} -name "$library" | head -n 1)" "$root/usr/lib/x86_64-linux-gnu/"
done
cp -L "$root/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2" "$root/usr/lib64/"
cp -r "$dotnet"/{dotnet,host,shared} "$root/usr/share/dotnet/"
cp -rL /etc/ssl/certs "$root/etc/ssl/certs"
echo 'root:x:0:0:root:/root:/sbin/nologin
app:x:1654:1654::/home/app:/sbin/nologin' >"$root/etc/passwd"
echo 'root:x:0:
app:x:1654:' >"$root/etc/group"
chmod 1777 "$root/tmp" && chown -R 1654:1654 "$root/home/app"
commit "mcr.microsoft.com/dotnet/aspnet:$(version DOTNET_RUNTIME)" "$root" "${common[@]}" DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true
