import { describe, expect, it } from 'vitest'
import { libraryErrors, nativeFaults, type Labelled } from '../../bench/grouping/committed.ts'
import { judge, oneIssue } from '../../bench/grouping/judge.ts'
import { MUTATIONS } from '../../bench/grouping/mutations.ts'
import { fingerprint as v1 } from '../../packages/ingest/src/process/fingerprint/v1/fingerprint.ts'
import { fingerprint as v2 } from '../../packages/ingest/src/process/fingerprint/v2/fingerprint.ts'
import { hash128 } from '../../packages/ingest/src/lib/hash.ts'

const libraries = libraryErrors()
const natives = nativeFaults()

function issueOf({ input }: Labelled): string {
  return v2(input).primary
}

describe('errors of libraries, in three engines, by five bundlers, in two releases', () => {
  it.each([
    ['all', () => true],
    ['three engines', ({ bundler }: Labelled) => bundler === 'vite'],
    ['two releases', ({ bundler }: Labelled) => bundler === 'esbuild'],
    ['five bundlers', ({ engine }: Labelled) => engine.startsWith('Chromium')],
  ])('are together and apart: %s', (_, isIn) => {
    const { together, apart, precision, f1 } = judge(libraries.filter(isIn), issueOf)

    expect(together).toBeGreaterThanOrEqual(0.97)
    expect(apart).toBeGreaterThanOrEqual(0.995)
    expect(precision).toBeGreaterThanOrEqual(0.98)
    expect(f1).toBeGreaterThanOrEqual(0.9)
  })
})

describe('native faults in three engines', () => {
  it('are enough to say something', () => {
    expect(new Set(natives.map(({ bug }) => bug)).size).toBeGreaterThan(500)
    expect(new Set(natives.map(({ engine }) => engine)).size).toBe(3)
  })

  it('are one issue each in nine of ten', () => {
    expect(oneIssue(natives, issueOf)).toBeGreaterThanOrEqual(0.9)
  })

  it('are apart where they are thrown in different functions', () => {
    const { apart, precision } = judge(natives, issueOf)

    expect(apart).toBeGreaterThanOrEqual(0.995)
    expect(precision).toBeGreaterThanOrEqual(0.98)
  })

  it('are told apart by what engines say, as far as all of them say it', () => {
    const { apart } = judge(natives.map(withoutPlace), issueOf)

    expect(apart).toBeGreaterThanOrEqual(0.98)
  })
})

describe('the same fault, seen otherwise', () => {
  it.each(Object.entries(MUTATIONS))('makes no new issue: %s', (_, mutate) => {
    const seen = [...libraries, ...natives].map((one) =>
      [1, 2, 3, 6].map((seed) => v2(mutate(one.input, seed)).primary),
    )

    expect(seen.filter((issues) => new Set(issues).size > 1)).toEqual([])
  })

  it.each(Object.entries(MUTATIONS))('is together and apart: %s', (_, mutate) => {
    const mutated = libraries.map((one, index) => ({ ...one, input: mutate(one.input, index % 7) }))
    const { together, apart } = judge(mutated, issueOf)

    expect(together).toBeGreaterThanOrEqual(0.97)
    expect(apart).toBeGreaterThanOrEqual(0.995)
  })
})

/** A version that was released is never changed: the next one is a folder beside it. */
describe('a released version', () => {
  it.each([
    ['v1', v1, '2f3a5708516d22d1f3846b0887c64158'],
    ['v2', v2, 'c12fcdabcd1b516101efe6aa83c4eb73'],
  ])('%s says what it always said', (_, fingerprint, golden) => {
    const said = [...libraries, ...natives].map(({ input }) => fingerprint(input).primary)

    expect(hash128(said.join())).toBe(golden)
  })

  it.each([
    ['v1', v1, '8be63233899ca6fcc782edcaabfc590a'],
    ['v2', v2, '9098801954633c78ddfd76a51b4db690'],
  ])('%s has the hash it always had for one error', (_, fingerprint, golden) => {
    const [first] = libraries
    if (!first) throw new Error('the corpus is empty')

    expect(fingerprint(first.input).primary).toBe(golden)
  })
})

function withoutPlace(one: Labelled): Labelled {
  const exceptions = one.input.exceptions.map((exception) => ({ ...exception, frames: [] }))
  return { ...one, input: { ...one.input, exceptions } }
}
