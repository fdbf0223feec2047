import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { API_PAGE, apiReference } from '../../ops/api-reference/reference.ts'
import type { OpenApi } from '../../ops/api-reference/render.ts'
import { docPages, fencedBlocks, readPage } from '../harness/docs/fenced-blocks.ts'
import { aFreshApp } from '../harness/fresh-app.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

it('has a reference of the API that is what the service says of itself', async () => {
  const app = await aFreshApp()
  const document = await app.get<OpenApi>('/api/openapi.json')
  await app.remove()

  const written = await apiReference(document)

  // A whole page beside another tells nobody what to do.
  expect(readPage(API_PAGE) === written, 'run `npm run api-reference`').toBe(true)
})

describe.each(docPages())('%s', (page) => {
  it('links to what is there', () => {
    expect(linksOf(page).filter((link) => !isThere(page, link))).toEqual([])
  })
})

it('leads from the index to every page', () => {
  const reached = new Set(['README.md', 'docs/README.md'])
  for (const page of reached) {
    if (!page.endsWith('.md')) continue
    for (const link of linksOf(page)) reached.add(join(dirname(page), link.split('#')[0] ?? ''))
  }

  expect(docPages().filter((page) => !reached.has(page))).toEqual([])
})

it('names in troubleshooting only what the code says', async () => {
  const code = await sourcesOf(['browser-sdk', 'bundler-plugin', 'cli', 'ingest', 'ui'])
  const quoted = [...readPage('docs/troubleshooting.md').matchAll(/^\| `([^`]+)`/gm)]
  const parts = quoted.flatMap(([, words = '']) => words.split('…')).map((part) => part.trim())

  expect(parts.length).toBeGreaterThan(20)
  expect(parts.filter((part) => !code.includes(part))).toEqual([])
})

function linksOf(page: string): string[] {
  const text = fencedBlocks(page).reduce(
    (rest, { text: block }) => rest.replace(block, ''),
    readPage(page),
  )
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^https?:/.test(link))
}

function isThere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const file = path === '' ? page : join(dirname(page), path)
  if (!existsSync(join(root, file))) return false
  return anchor === undefined || anchorsOf(readPage(file)).includes(anchor)
}

/** As GitHub makes them of headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Quotes and line breaks within a message are the code's, not the message's. */
async function sourcesOf(packages: string[]): Promise<string> {
  const texts = packages.map(async (name) => {
    const folder = join(root, 'packages', name, 'src')
    const names = await readdir(folder, { recursive: true })
    const sources = names.filter((one) => /\.tsx?$/.test(one) && !one.includes('.test.'))
    return Promise.all(sources.map((one) => readFile(join(folder, one), 'utf8')))
  })
  return (await Promise.all(texts)).flat().join('\n')
}
