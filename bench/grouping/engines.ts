/**
 * How many calls of a stack the engines agree on: the figures behind `hashed-frames.ts`. The same
 * failures of the same scripts in Chromium, Firefox and WebKit, so that file and line are the same
 * call in all three. `node bench/grouping/engines.ts`; needs ../shared/corpora/stacks.
 */
import { parseStack } from '../../packages/ingest/src/process/stack/parse-stack.ts'
import type { Frame } from '../../packages/ingest/src/process/frame.ts'
import { CORPUS, hasCorpus, stackCases } from '../stack/corpus.ts'
import type { StackCase } from '../stack/corpus.ts'

const DEPTHS = [1, 2, 3, 4, 5]

interface Captured extends StackCase {
  scenario: string
}

function callsOf({ name, message, stack }: StackCase): string[] {
  const frames = parseStack({ type: name ?? '', message: message ?? '', stack })
  const border = frames.findIndex((frame) => frame.function?.startsWith('async '))
  return (border > 0 ? frames.slice(0, border) : frames)
    .filter(({ file, line }) => line !== undefined && file?.startsWith('wasm:') !== true)
    .map(callOf)
    .filter((call, index, calls) => call !== calls[index - 1])
}

/** Ports differ between the servers of the engines, and `blob:` addresses between loads. */
function callOf({ file = '', line = 0 }: Frame): string {
  const place = file.replace(/^(blob|data):.*/, '$1').replace(/^https?:\/\/[^/]*|\?.*$/g, '')
  return `${place}:${String(line)}`
}

function agreement(scenarios: Captured[][], depth: number): number {
  const agree = scenarios.flatMap((captured) => {
    const [a, b, c] = captured.map((one) => callsOf(one).slice(0, depth).join())
    return [a === b, a === c, b === c]
  })
  return agree.filter(Boolean).length / agree.length
}

if (!hasCorpus) {
  console.error(`No corpus: missing ${CORPUS}.`)
  process.exit(1)
}
const inBrowsers = stackCases().filter(({ browser }) =>
  /^(Chromium|Firefox 1|WebKitGTK)/.test(browser),
)
const byScenario = Map.groupBy(inBrowsers as Captured[], ({ scenario }) => scenario) // captured in an engine: all have one
const scenarios = [...byScenario.values()].filter((captured) => captured.length === 3)
console.log(
  `${String(scenarios.length)} failures in three engines; pairs of engines that agree on the top`,
)
for (const depth of DEPTHS) {
  console.log(`${String(depth)} calls: ${(100 * agreement(scenarios, depth)).toFixed(1)} %`)
}
