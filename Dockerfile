# The program, as a server and as a worker: small images without a shell, whose user is not root and which need to write to nothing but /data and /tmp.
#   docker build --target host   -t genasset/host .
#   docker build --target worker -t genasset/worker .
ARG DOTNET_SDK=10.0.401-noble
ARG DOTNET_RUNTIME=10.0.12-noble-chiseled
ARG NODE=22.20.0-bookworm-slim

FROM node:${NODE} AS page
WORKDIR /repo
COPY web web
RUN cd web && node build.mjs

FROM mcr.microsoft.com/dotnet/sdk:${DOTNET_SDK} AS build
WORKDIR /repo
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY eng eng
COPY samples samples
COPY src src
COPY --from=page /repo/src/Host/wwwroot src/Host/wwwroot
RUN dotnet publish src/Host -c Release -p:BuildPage=false -o /app
# SPZ of the 404 gateway is compressed with zstd; the small runtime images have none.
RUN cp -L /usr/lib/*/libzstd.so.1 /app/
# Made here, so that a new volume belongs to the user that writes to it.
RUN mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:${DOTNET_RUNTIME} AS base
COPY --from=build /app /app
COPY --from=build --chown=1654:1654 /data /data
ENV GENASSET_HOME=/data \
    LD_LIBRARY_PATH=/app \
    DOTNET_EnableDiagnostics=0
USER 1654
STOPSIGNAL SIGTERM

FROM base AS worker
ENV GENASSET_PULSE=/tmp/genasset.pulse
HEALTHCHECK --interval=60s --timeout=10s --start-period=30s --retries=3 CMD ["dotnet", "/app/genasset.dll", "health", "--pulse", "/tmp/genasset.pulse"]
ENTRYPOINT ["dotnet", "/app/genasset.dll", "worker"]

# The last one: what `docker build` makes without --target.
FROM base AS host
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s --retries=3 CMD ["dotnet", "/app/genasset.dll", "health"]
ENTRYPOINT ["dotnet", "/app/genasset.dll"]
CMD ["serve", "--urls", "http://0.0.0.0:8000"]
