/**
 * What the script costs the page and what arrives of it, beside the field, in a real Chromium.
 * usage: node bench/sdk/runtime.ts [--loads 8] [--work 2] [--only name …]
 */
import { parseArgs } from 'node:util'
import { launchBrowser } from './browser.ts'
import { installPeers } from './install-peers.ts'
import { loadOnce, type Load, type Work } from './load.ts'
import { watchMachine } from './machine.ts'
import { format, printTable, printTargets, type Cell } from './report.ts'
import { toTargets } from './runtime-targets.ts'
import { startSite } from './site.ts'
import { median, spread } from './statistics.ts'
import { buildVariants, CORE, NONE, OURS, WEB_VITALS, type Variant } from './variants.ts'

const { values: args } = parseArgs({
  options: {
    loads: { type: 'string', default: '8' },
    work: { type: 'string', default: '2' },
    only: { type: 'string', multiple: true },
  },
})
/** What ours cost is near the noise: those it is compared with are measured so many times as often. */
const TIMES_AS_OFTEN = 3
const LOADED_OFTEN = new Set([NONE, CORE, WEB_VITALS])
const WORKED_OFTEN = new Set([NONE, ...OURS])

await installPeers()
const { only } = args
const variants = await buildVariants(
  ({ name, scope }) => scope !== 'errors' && (!only || name === NONE || only.includes(name)),
)
const site = await startSite(variants)
const { browser, context } = await launchBrowser()
const visit = { browser, context, site }
const machine = watchMachine()
const loads = new Map<string, Load[]>(variants.map(({ name }) => [name, []]))

try {
  // The first load pays for the browser's own start.
  if (variants[0]) await loadOnce(visit, variants[0], false)
  for (let round = 0; round < Number(args.loads); round++) {
    for (const variant of turned(variants, round)) {
      await load(variant, round < roundsOfWork(variant))
    }
    await loadOftenOnes(round)
    console.error(`round ${round + 1} of ${args.loads}`)
  }
} finally {
  await browser.close()
  site.close()
  for (const { collector } of variants) collector.close()
}
print()

/** Another one begins each round: what came just before has its effect. */
function turned<T>(all: readonly T[], by: number): T[] {
  const start = by % all.length
  return [...all.slice(start), ...all.slice(0, start)]
}

async function loadOftenOnes(round: number): Promise<void> {
  const often = variants.filter(({ name }) => LOADED_OFTEN.has(name))
  for (let again = 1; again < TIMES_AS_OFTEN; again++) {
    for (const variant of turned(often, round + again)) await load(variant, false)
  }
}

function roundsOfWork({ name }: Variant): number {
  return Number(args.work) * (WORKED_OFTEN.has(name) ? TIMES_AS_OFTEN : 1)
}

async function load(variant: Variant, withWork: boolean): Promise<void> {
  await machine.quiet()
  loads.get(variant.name)?.push(await loadOnce(visit, variant, withWork))
}

function print(): void {
  const rows = variants.map(({ name }) => rowOf(name))
  printTable(
    [
      'page with',
      'loads',
      'CPU to 1.5 s after load, ms (± half the IQR)',
      'heap, kB',
      'CPU per error, ms',
      'wall of the first nine, ms each',
      'CPU per fetch: 200 / 500, ms',
      'delivered of 100',
      'in requests',
      'wire bytes per delivered',
    ],
    rows,
  )
  console.log(
    `\`${NONE}\` is the page itself, and taken off the others. ` +
      `${machine.busy} of ${machine.asked} loads started on a busy machine.\n`,
  )
  const peers = variants.filter(({ scope }) => scope === 'full').map(({ name }) => name)
  printTargets(toTargets(loads, peers))
}

function rowOf(name: string): Cell[] {
  const base = name === NONE ? 0 : 1
  const cost = (pick: (load: Load) => number) =>
    format(median(all(name, pick)) - base * median(all(NONE, pick)))
  const worked = (key: keyof Work) => {
    const off = key.endsWith('Ms') ? base * median(allWork(NONE, key)) : 0
    const value = median(allWork(name, key)) - off
    return Number.isNaN(value) ? '–' : format(value)
  }
  const [low, high] = spread(all(name, ({ cpuMs }) => cpuMs))
  return [
    name,
    all(name, ({ cpuMs }) => cpuMs).length,
    `${cost(({ cpuMs }) => cpuMs)} (± ${format((high - low) / 2)})`,
    cost(({ heapKb }) => heapKb),
    worked('errorCpuMs'),
    worked('errorWallMs'),
    `${worked('okCpuMs')} / ${worked('failCpuMs')}`,
    worked('delivered'),
    worked('requests'),
    worked('wireBytesPerError'),
  ]
}

function all(name: string, pick: (load: Load) => number): number[] {
  return (loads.get(name) ?? []).map(pick)
}

function allWork(name: string, key: keyof Work): number[] {
  return (loads.get(name) ?? []).flatMap(({ work }) => (work ? [work[key]] : []))
}
