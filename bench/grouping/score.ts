/**
 * Fingerprint v2 beside other ways to group, on real library errors through real bundlers in three
 * engines. `node bench/grouping/score.ts`; needs the corpus at ../shared/corpora/e2e-bundles.
 */
import { fingerprint } from '../../packages/ingest/src/process/fingerprint/v2/fingerprint.ts'
import { groupingCases, symbolicated, type GroupingCase } from './corpus.ts'
import { judge } from './judge.ts'

const TARGET = { together: 0.97, apart: 0.995 }

const PEERS: Record<string, (one: GroupingCase) => string> = {
  'type + message': ({ name, message }) => `${name}|${message}`,
  'type + masked message': ({ name, message }) => `${name}|${masked(message)}`,
  'type + raw top position': ({ name, bundle_url, minified_top: top }) =>
    `${name}|${bundle_url}|${JSON.stringify([top?.line, top?.column])}`,
  'type + mapped top file and line': ({ name, original_frames: [top] }) =>
    `${name}|${JSON.stringify(top?.slice(0, 2))}`,
  'type + mapped top file': ({ name, original_frames: [top] }) => `${name}|${top?.[0] ?? ''}`,
  'type + all mapped files': ({ name, original_frames }) =>
    `${name}|${original_frames.map(([file]) => file).join()}`,
  'type + top package + masked message': ({ name, message, original_frames: [top] }) =>
    `${name}|${top?.[0]?.split('/', 2).join('/') ?? ''}|${masked(message)}`,
}

function masked(message: string): string {
  return message.replace(/\d+/g, '#').replace(/'[^']*'|"[^"]*"|`[^`]*`/g, '?')
}

const SUBSETS: Record<string, (one: GroupingCase) => boolean> = {
  all: () => true,
  'three engines': ({ bundler }) => bundler === 'vite',
  'two releases': ({ bundler, engine }) => bundler === 'esbuild' && engine.startsWith('Chromium'),
  'five bundlers': ({ engine, release }) => engine.startsWith('Chromium') && release === 1,
}

function print(name: string, cases: GroupingCase[], keyOf: (one: GroupingCase) => string): void {
  const cells = Object.values(SUBSETS).map((isIn) => {
    const { together, apart, groups } = judge(cases.filter(isIn), keyOf)
    return `${percent(together, 1)} ${percent(apart, 2)} ${String(groups).padStart(4)}`
  })
  console.log(`${name.padEnd(38)}${cells.join(' │ ')}`)
}

function percent(share: number, digits: number): string {
  return `${(100 * share).toFixed(digits)} %`.padStart(9)
}

/** Median of repeated passes over the corpus, warm. */
function microseconds(inputs: readonly Parameters<typeof fingerprint>[0][]): number {
  const passes = Array.from({ length: 60 }, () => {
    const start = performance.now()
    for (const input of inputs) fingerprint(input)
    return ((performance.now() - start) * 1000) / inputs.length
  })
  return passes.slice(20).sort((a, b) => a - b)[20] ?? NaN
}

const cases = groupingCases()
if (!cases) {
  console.error(
    'No corpus: expected ../shared/corpora/e2e-bundles/cases-sample.json (or BUNDLE_CASES).',
  )
  process.exit(1)
}

const inputs = new Map(
  cases.map((one) => [
    one,
    { exceptions: [{ type: one.name, message: one.message, frames: symbolicated(one) }] },
  ]),
)
const ours = (one: GroupingCase) => {
  const input = inputs.get(one)
  return input ? fingerprint(input).primary : ''
}

const bugs = new Set(cases.map(({ bug }) => bug)).size
console.log(
  `${String(cases.length)} errors, ${String(bugs)} bugs: kept together, kept apart, groups`,
)
console.log(
  `${' '.repeat(38)}${Object.keys(SUBSETS)
    .map((name) => name.padEnd(24))
    .join(' │ ')}`,
)
for (const [name, keyOf] of Object.entries(PEERS)) print(name, cases, keyOf)
print('Seismo v2', cases, ours)
console.log(
  `\nSeismo v2: ${microseconds([...inputs.values()]).toFixed(1)} µs per fingerprint, warm`,
)

const { together, apart } = judge(cases, ours)
if (together < TARGET.together || apart < TARGET.apart) {
  console.error('Below the target: 97 % together, 99.5 % apart.')
  process.exitCode = 1
}
