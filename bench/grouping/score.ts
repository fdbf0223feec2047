/**
 * How errors are grouped beside other ways to group: real library errors through real bundlers in three
 * engines, the same seen otherwise, and native faults. `node --conditions=source
 * bench/grouping/score.ts`; of ../shared/corpora/e2e-bundles or BUNDLE_CASES where they are, else of
 * what is committed.
 */
import { fingerprint as v1 } from '../../packages/ingest/src/process/fingerprint/v1/fingerprint.ts'
import {
  fingerprint as v2,
  type FingerprintInput,
} from '../../packages/ingest/src/process/fingerprint/v2/fingerprint.ts'
import { leastCpuMs } from '../../packages/ingest/src/testing/least-cpu-ms.ts'
import { libraryErrors, nativeFaults, type Labelled } from './committed.ts'
import { groupingCases, symbolicated, type GroupingCase } from './corpus.ts'
import { judge, oneIssue } from './judge.ts'
import { MUTATIONS } from './mutations.ts'

const TARGET = { together: 0.97, apart: 0.995, oneIssue: 0.9, microseconds: 20 }

type KeyOf = (one: Labelled) => string

const PEERS: Record<string, KeyOf> = {
  'type + message': (one) => `${typeOf(one)}|${messageOf(one)}`,
  'type + masked message': (one) => `${typeOf(one)}|${masked(messageOf(one))}`,
  'type + raw top position': (one) =>
    `${typeOf(one)}|${JSON.stringify(framesOf(one)[0]?.raw ?? '')}`,
  'type + mapped top file and line': (one) =>
    `${typeOf(one)}|${JSON.stringify(placesOf(one)[0] ?? '')}`,
  'type + mapped top file': (one) => `${typeOf(one)}|${framesOf(one)[0]?.file ?? ''}`,
  'type + all mapped files': (one) =>
    `${typeOf(one)}|${framesOf(one)
      .map(({ file }) => file)
      .join()}`,
  'type + top package + masked message': (one) =>
    `${typeOf(one)}|${framesOf(one)[0]?.file?.split('/', 2).join('/') ?? ''}|${masked(messageOf(one))}`,
}

function typeOf({ input }: Labelled): string {
  return input.exceptions.at(-1)?.type ?? ''
}

function messageOf({ input }: Labelled): string {
  return input.exceptions.at(-1)?.message ?? ''
}

function framesOf({ input }: Labelled) {
  return input.exceptions.at(-1)?.frames ?? []
}

function placesOf(one: Labelled) {
  return framesOf(one).map(({ file, line }) => [file, line])
}

function masked(message: string): string {
  return message.replace(/\d+/g, '#').replace(/'[^']*'|"[^"]*"|`[^`]*`/g, '?')
}

const SUBSETS: Record<string, (one: Labelled) => boolean> = {
  all: () => true,
  'three engines': ({ bundler }) => bundler === 'vite',
  'two releases': ({ bundler, engine }) => bundler === 'esbuild' && engine.startsWith('Chromium'),
  'five bundlers': ({ engine, release }) => engine.startsWith('Chromium') && release === 1,
}

function printSubsets(name: string, cases: readonly Labelled[], keyOf: KeyOf): void {
  const cells = Object.values(SUBSETS).map((isIn) => figures(cases.filter(isIn), keyOf))
  console.log(`${name.padEnd(38)}${cells.join(' │ ')}`)
}

function figures(cases: readonly Labelled[], keyOf: KeyOf): string {
  const { together, apart, f1, groups } = judge(cases, keyOf)
  return `${percent(together, 1)} ${percent(apart, 2)} ${f1.toFixed(3)} ${String(groups).padStart(4)}`
}

function percent(share: number, digits: number): string {
  return `${(100 * share).toFixed(digits)} %`.padStart(9)
}

function printFaults(name: string, keyOf: KeyOf): void {
  console.log(`${name.padEnd(38)}${percent(oneIssue(natives, keyOf), 1)}`)
}

/** The least of many passes, in processor time: other programs are no part of it. */
function microseconds(inputs: readonly FingerprintInput[]): number {
  const many = Array.from({ length: 20 }, () => inputs).flat()
  const run = () => many.forEach((input) => v2(input))
  return (leastCpuMs(run, 15) * 1000) / many.length
}

/** Cases that a mutation leads to more than one issue. */
function newIssues(cases: readonly Labelled[], name: string): number {
  const mutate = MUTATIONS[name]
  if (!mutate) return NaN
  return cases.filter(({ input }) => {
    const issues = [1, 2, 3, 6].map((seed) => v2(mutate(input, seed)).primary)
    return new Set(issues).size > 1
  }).length
}

function givenErrors(): Labelled[] | undefined {
  return groupingCases()?.map((one) => ({
    ...one,
    input: {
      exceptions: [{ type: one.name, message: one.message, frames: framesWithTop(one) }],
    },
  }))
}

function framesWithTop(one: GroupingCase) {
  const { function: name, ...place } = one.minified_top ?? { function: null }
  const raw = { file: one.bundle_url, ...place, ...(name !== null && { function: name }) }
  return symbolicated(one).map((frame, index) => (index === 0 ? { ...frame, raw } : frame))
}

const given = givenErrors()
const libraries = given ?? libraryErrors()
const natives = nativeFaults()
const ours: KeyOf = ({ input }) => v2(input).primary
const before: KeyOf = ({ input }) => v1(input).primary

const bugs = new Set(libraries.map(({ bug }) => bug)).size
console.log(
  `${String(libraries.length)} errors${given ? '' : ' (committed)'}, ${String(bugs)} bugs: kept together, kept apart, F1, groups`,
)
console.log(' '.repeat(40) + Object.keys(SUBSETS).join(' │ '))
for (const [name, keyOf] of Object.entries(PEERS)) {
  // What is committed has no raw places.
  if (given || !name.includes('raw')) printSubsets(name, libraries, keyOf)
}
printSubsets('Seismo v1', libraries, before)
printSubsets('Seismo v2', libraries, ours)

console.log(`\nThe same ${String(libraries.length)} errors, seen otherwise`)
for (const [name, mutate] of Object.entries(MUTATIONS)) {
  const mutated = libraries.map((one, index) => ({ ...one, input: mutate(one.input, index % 7) }))
  console.log(`${name.padEnd(38)}${figures(mutated, ours)}`)
}

const faults = new Set(natives.map(({ bug }) => bug)).size
console.log(`\n${String(faults)} native faults in three engines: one issue each`)
for (const name of ['type + message', 'type + masked message']) {
  printFaults(name, PEERS[name] ?? ours)
}
printFaults('Seismo v1', before)
printFaults('Seismo v2', ours)

const all = [...libraries, ...natives]
const added = Object.keys(MUTATIONS).map((name) => newIssues(all, name))
const cost = microseconds(libraries.map(({ input }) => input))
console.log(`\nNew issues by what is no other fault: ${String(added.reduce((a, b) => a + b, 0))}`)
console.log(`${cost.toFixed(1)} µs per fingerprint, warm`)

const { together, apart } = judge(libraries, ours)
const isReached =
  together >= TARGET.together &&
  apart >= TARGET.apart &&
  oneIssue(natives, ours) >= TARGET.oneIssue &&
  added.every((n) => n === 0)
if (!isReached) {
  console.error('Below the target: 97 % together, 99.5 % apart, 90 % one issue, no new issue.')
  process.exitCode = 1
}
if (cost > TARGET.microseconds) console.error('Slower than 20 µs, or the machine has more to do.')
