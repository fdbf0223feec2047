#!/usr/bin/env bash
# Publishes what `npm run release:version` has numbered. Runs where CI has an identity that npm knows
# (GitHub Actions or GitLab CI with `id-token: write`): without one there is no provenance.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "$(git status --porcelain)" ]; then
  echo "seismo: there are changes that are not committed; a release is made of a commit" >&2
  exit 1
fi
if [ -n "$(find .changeset -name '*.md' ! -name README.md)" ]; then
  echo "seismo: there are changesets left; run npm run release:version and commit first" >&2
  exit 1
fi
said=$(node -p 'require("./package.json").repository.url.replace(/^git\+|\.git$/g, "")')
here=${GITHUB_SERVER_URL:-${CI_SERVER_URL:-}}/${GITHUB_REPOSITORY:-${CI_PROJECT_PATH:-}}
if [ "$said" != "$here" ]; then
  echo "seismo: package.json says $said, and this runs for $here; npm refuses provenance of another repository" >&2
  exit 1
fi
npm run --silent check
npm run --silent sbom -- seismo.cdx.json
npx changeset publish
