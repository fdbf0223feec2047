import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Frame } from '../../packages/ingest/src/process/frame.ts'

/** A stack with the frames that others, or the engine itself, say it holds. */
export interface StackCase {
  id: string
  group: string
  browser: string
  tier: 'core' | 'hard' | 'open'
  name: string | null
  message: string | null
  stack: string
  extra: Record<string, unknown> | null
}

export type ScoreCase = (frames: Frame[], one: StackCase) => { exact: boolean }

const shared = new URL('../../../shared/', import.meta.url)

/** What has to lie beside the repository, by the path a reader would look at. */
export const CORPUS = fileURLToPath(new URL('corpora/stacks/', shared))
export const SCORER = fileURLToPath(new URL('tools/stack-score/score.mjs', shared))

export const hasCorpus = existsSync(CORPUS) && existsSync(SCORER)

export function stackCases(): StackCase[] {
  const files = readdirSync(CORPUS).filter((name) => name.endsWith('.json'))
  return files.flatMap(
    (name) => JSON.parse(readFileSync(CORPUS + name, 'utf8')) as StackCase[], // documented there
  )
}

export async function loadScorer(): Promise<ScoreCase> {
  const { scoreCase } = (await import(SCORER)) as { scoreCase: ScoreCase }
  return scoreCase
}

type IsIn = (one: StackCase) => boolean

/** The tiers by what nine npm parsers make of them, the rest by the engine that ran. */
export const GROUPS: Record<string, IsIn> = {
  core: ({ tier }) => tier === 'core',
  hard: ({ tier }) => tier === 'hard',
  open: ({ tier }) => tier === 'open',
  chromium: ({ browser }) => browser.startsWith('Chromium'),
  firefox: ({ browser }) => browser.startsWith('Firefox 153'),
  webkit: ({ browser }) => browser.startsWith('WebKitGTK'),
  server: ({ browser }) => /^(Node 20|Deno|Bun)/.test(browser),
  hermes: ({ browser }) => browser.startsWith('Hermes'),
}
