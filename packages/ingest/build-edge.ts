// One file for Cloudflare Workers and what runs their handlers: what it needs of Node is there as node:*.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Writes the file that the package exports as `@seismo/ingest/edge`. */
export async function buildEdge(outfile: string): Promise<void> {
  await build({
    absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
    entryPoints: ['src/entries/edge.ts'],
    outfile,
    ...{ bundle: true, minify: true, format: 'esm', target: 'es2024', platform: 'neutral' },
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker'],
    external: ['node:*'],
    legalComments: 'none',
    logLevel: 'error',
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildEdge('dist/edge.js')
