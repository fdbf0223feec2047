# Seismo with all of its parts: docker build -t seismo .
# Built here, run without a shell, without a package manager and without root.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY packages ./packages
COPY test/apps/shop/package.json ./test/apps/shop/package.json
COPY sql ./sql
# Not `npm ci`, which refuses a lock file made on another platform.
RUN npm install --no-save --no-audit --no-fund --loglevel=error \
  && npm run --silent build \
  && rm -rf node_modules packages/*/node_modules \
  && npm install --no-save --no-audit --no-fund --loglevel=error --omit=dev --workspace seismo \
  && rm -rf packages/*/src \
  && install -d -o 65532 -g 65532 /data

FROM gcr.io/distroless/nodejs24-debian12:nonroot
COPY --from=build /app/node_modules /app/node_modules
COPY --from=build /app/packages /app/packages
COPY --from=build --chown=65532:65532 /data /data
# A seismo.yaml that is mounted here is read.
WORKDIR /etc/seismo
ENV NODE_ENV=production UV_THREADPOOL_SIZE=8 SEISMO_HOST=0.0.0.0 SEISMO_PORT=8790 SEISMO_DATA=/data
VOLUME /data
EXPOSE 8790
USER 65532:65532
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["/nodejs/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.SEISMO_PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/nodejs/bin/node", "--max-semi-space-size=64", "/app/packages/cli/dist/main.js"]
CMD ["serve"]
