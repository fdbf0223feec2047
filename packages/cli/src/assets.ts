import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Assets } from '@seismo/ingest/node'

/** The other packages' builds, found where npm installed them. */
export function assets(): Assets {
  const { resolve } = createRequire(import.meta.url)
  return {
    page: dirname(resolve('@seismo/ui/dist/index.html')),
    scripts: dirname(resolve('@seismo/browser/seismo.min.js')),
    sql: join(dirname(resolve('@seismo/ingest/package.json')), 'dist', 'sql'),
  }
}
