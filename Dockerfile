FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The native parts (libsql, argon2, canvas) come prebuilt in packages of their own; nobody's install script runs.
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm run build

FROM node:24-bookworm-slim
# Look-ups of names have half of libuv's threads: see scripts/run.mjs. The size must be known before Node starts.
ENV NODE_ENV=production UV_THREADPOOL_SIZE=8
WORKDIR /app
COPY package.json LICENSE ./
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY scripts/healthcheck.mjs scripts/
RUN mkdir data && chown node:node data
USER node
# The default SQLite file is there. Give it a named volume, or set DATABASE_URL to a server.
VOLUME /app/data
EXPOSE 3000
# Asks HOST and PORT.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "scripts/healthcheck.mjs"]
CMD ["node", "dist/main.js"]
