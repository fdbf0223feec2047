/**
 * Our stack parser beside error-stack-parser: whole stacks right, and the time for hostile ones,
 * each in a process of its own. `node bench/stack/score.ts`; the share needs the corpus and its
 * scorer beside the repository, the times need nothing.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { CORPUS, GROUPS, hasCorpus, loadScorer, SCORER, stackCases } from './corpus.ts'
import type { ScoreCase, StackCase } from './corpus.ts'
import { HOSTILE } from './hostile.ts'
import { loadPeer, ours } from './parsers.ts'
import type { Parse } from './parsers.ts'

const LIMIT_MS = 10_000
const PEER = 'error-stack-parser'

async function parserNamed(name: string): Promise<Parse> {
  return name === PEER ? loadPeer() : ours
}

function percentExact(cases: StackCase[], parse: Parse, score: ScoreCase): number {
  const exact = cases.filter((one) => {
    try {
      return score(parse(one), one).exact
    } catch {
      return false // A parser that throws got nothing right.
    }
  })
  return (100 * exact.length) / cases.length
}

async function printShares(): Promise<void> {
  const cases = stackCases()
  const score = await loadScorer()
  const peer = await loadPeer()
  console.log(`${'whole stacks right'.padEnd(26)}${'cases'.padStart(7)}   seismo   ${PEER}`)
  for (const [group, isIn] of Object.entries(GROUPS)) {
    const some = cases.filter(isIn)
    const mine = percentExact(some, ours, score).toFixed(1).padStart(7)
    const theirs = percentExact(some, peer, score).toFixed(1).padStart(7)
    console.log(`${group.padEnd(26)}${String(some.length).padStart(7)}${mine} %${theirs} %`)
  }
}

/** Time in a fresh process, as the first hostile stack after a start would meet it. */
function timeInChild(parser: string, input: string): number {
  const { stdout } = spawnSync(
    process.execPath,
    [fileURLToPath(import.meta.url), '--time', parser, input],
    { timeout: LIMIT_MS, encoding: 'utf8' },
  )
  const ms = Number.parseFloat(stdout)
  return Number.isNaN(ms) ? Infinity : ms
}

function printTimes(): void {
  console.log(`\n${'hostile stack'.padEnd(26)}${'seismo'.padStart(11)}  ${PEER}     ratio`)
  for (const input of Object.keys(HOSTILE)) {
    const mine = timeInChild('seismo', input)
    const theirs = timeInChild(PEER, input)
    const ratio =
      theirs === Infinity ? `> ${(LIMIT_MS / mine).toFixed(0)}` : (theirs / mine).toFixed(1)
    console.log(
      `${input.padEnd(26)}${duration(mine)}${duration(theirs).padStart(20)}${ratio.padStart(10)}`,
    )
  }
}

function duration(ms: number): string {
  return (ms === Infinity ? `> ${String(LIMIT_MS)} ms` : `${ms.toFixed(1)} ms`).padStart(11)
}

async function printOneTime(parser: string, input: string): Promise<void> {
  const parse = await parserNamed(parser)
  const thrown = { name: 'E', message: 'x', stack: HOSTILE[input] ?? '', extra: null }
  const start = performance.now()
  try {
    parse(thrown)
  } catch {
    // error-stack-parser throws where it sees no frame; the time counts all the same.
  }
  console.log(performance.now() - start)
}

const [mode, parser = '', input = ''] = process.argv.slice(2)
if (mode === '--time') {
  await printOneTime(parser, input)
} else {
  if (hasCorpus) await printShares()
  else console.error(`No shares: missing ${CORPUS} or ${SCORER}.`)
  printTimes()
}
