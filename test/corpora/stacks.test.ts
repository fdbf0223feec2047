import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { GROUPS, hasCorpus, loadScorer, stackCases } from '../../bench/stack/corpus.ts'
import { HOSTILE } from '../../bench/stack/hostile.ts'
import { ours } from '../../bench/stack/parsers.ts'
import type { Frame } from '../../packages/ingest/src/process/frame.ts'
import { leastCpuMs } from '../../packages/ingest/src/testing/least-cpu-ms.ts'
import { parseStack } from '../../packages/ingest/src/process/stack/parse-stack.ts'

interface Recorded {
  case: string
  engine: string
  type: string
  message: string
  stack: string
  frames: Frame[]
}

const fixtures = new URL('../fixtures/stacks/', import.meta.url)

async function recordedStacks(): Promise<Recorded[]> {
  const names = await readdir(fixtures)
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, fixtures), 'utf8')))
  return texts.flatMap((text) => JSON.parse(text) as Recorded[]) // recorded with these fields
}

describe('recorded stacks', async () => {
  it.each(await recordedStacks())('$engine: $case', ({ type, message, stack, frames }) => {
    expect(parseStack({ type, message, stack })).toEqual(frames)
  })
})

// The corpus lies beside the repository and is too large for it.
describe.skipIf(!hasCorpus)('the corpus', async () => {
  const cases = hasCorpus ? stackCases() : []
  const score = hasCorpus ? await loadScorer() : undefined

  it.each([
    ['core', 99],
    ['hard', 70],
    ['chromium', 99],
    ['firefox', 99],
    ['webkit', 99],
    ['server', 99],
    ['hermes', 99],
  ])('%s: at least %d %% of the stacks are whole', (group, atLeast) => {
    const some = cases.filter((one) => GROUPS[group]?.(one))

    const missed = some.filter((one) => score?.(ours(one), one).exact !== true)

    const percent = 100 - (100 * missed.length) / some.length
    expect(percent, missed.map(({ id }) => id).join()).toBeGreaterThanOrEqual(atLeast)
  })
})

describe('hostile stacks', () => {
  it.each(Object.entries(HOSTILE))('%s cost less than 50 ms', (_, stack) => {
    const ms = leastCpuMs(() => parseStack({ type: 'E', message: 'x', stack }))

    expect(ms).toBeLessThan(50)
  })
})
