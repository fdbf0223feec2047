import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { startServer, type TestServer } from './http-server.ts'
import type { Seismo } from './seismo.ts'

const source = fileURLToPath(new URL('../apps/broken-page', import.meta.url))
export const RELEASE = 'shop@1.4.2'

export interface BrokenPage extends TestServer {
  /** The name of its script. */
  script: string
  /** Uploads the maps of its build, as the cli does. */
  uploadMaps: () => Promise<void>
  /** Line and text of the first source line that contains `text`; lines count from 1. */
  lineOf: (file: string, text: string) => Promise<{ line: number; text: string }>
}

/** test/apps/broken-page, built and minified by Vite, its maps uploaded by the cli, served elsewhere. */
export async function serveBrokenPage(seismo: Seismo): Promise<BrokenPage> {
  const page = await serveWithoutMaps(seismo)
  await page.uploadMaps()
  return page
}

/** The same before anybody uploads its maps. */
export async function serveWithoutMaps(seismo: Seismo): Promise<BrokenPage> {
  // Inside the project, as everywhere: source paths in the map are relative to it. Of this page alone, as files run at once.
  await mkdir(join(source, 'dist'), { recursive: true })
  const dist = await mkdtemp(join(source, 'dist', 'of-a-test-'))
  await build({
    root: source,
    logLevel: 'silent',
    configFile: false,
    build: {
      outDir: dist,
      emptyOutDir: true,
      sourcemap: true,
      rolldownOptions: {
        input: join(source, 'src/main.ts'),
        output: { entryFileNames: 'assets/app-[hash].js' },
      },
    },
  })
  const assets = await readdir(join(dist, 'assets'))
  const script = assets.find((name) => name.endsWith('.js')) ?? ''
  const server = await startServer(async ({ url = '/' }, response) => {
    if (url.startsWith('/api/')) return void response.writeHead(500).end('broken')
    if (url === `/shop/assets/${script}`) {
      response.setHeader('Content-Type', 'text/javascript')
      return void response.end(await readFile(join(dist, 'assets', script)))
    }
    response.setHeader('Content-Type', 'text/html')
    response.end(pageHtml(seismo, `/shop/assets/${script}`))
  })
  return {
    url: server.url,
    close: async () => {
      await server.close()
      await rm(dist, { recursive: true, force: true })
    },
    script,
    uploadMaps: async () => {
      const uploaded = await seismo.cli('sourcemaps', 'upload', dist, '--release', RELEASE)
      if (uploaded.code !== 0) throw new Error(uploaded.output)
    },
    lineOf: async (file, text) => {
      const lines = (await readFile(join(source, file), 'utf8')).split('\n')
      const index = lines.findIndex((line) => line.includes(text))
      return { line: index + 1, text: lines[index] ?? '' }
    },
  }
}

function pageHtml({ url, publicKey }: Seismo, script: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Broken page</title>
<script src="${url}/seismo.min.js" crossorigin data-key="${publicKey}" data-release="${RELEASE}" data-environment="e2e"></script>
</head><body><h1>A page that breaks</h1><script type="module" src="${script}"></script></body></html>`
}
