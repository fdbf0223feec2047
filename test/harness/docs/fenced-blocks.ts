import { readdirSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface FencedBlock {
  /** From the root of the repository: `docs/issues.md`. */
  page: string
  /** Of the opening fence, from 1. */
  line: number
  language: string
  /** What stands behind the language, as `needs=docker until=listening`. */
  info: Readonly<Record<string, string>>
  text: string
}

/** The pages for people who use Seismo; decisions are history and hold no commands. */
export function docPages(): string[] {
  const docs = readdirSync(`${root}docs`).filter((name) => name.endsWith('.md'))
  return ['README.md', ...docs.toSorted().map((name) => `docs/${name}`)]
}

export function readPage(page: string): string {
  return readFileSync(`${root}${page}`, 'utf8')
}

export function fencedBlocks(page: string, text = readPage(page)): FencedBlock[] {
  const fence = /^( *)```(\S+)([^\n]*)\n(.*?)^\1```$/gms
  return [...text.matchAll(fence)].map((match) => {
    const [, indent = '', language = '', info = '', body = ''] = match
    return {
      page: relative('.', page),
      line: text.slice(0, match.index).split('\n').length,
      language,
      info: Object.fromEntries(
        [...info.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map(([, key = '', quoted, plain = '']) => [
          key,
          quoted ?? plain,
        ]),
      ),
      text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }
  })
}
