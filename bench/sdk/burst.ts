/**
 * What arrives of 100 different errors when the page goes at once, and of 10,000 equal ones.
 * usage: node bench/sdk/burst.ts [--only name]
 */
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { countOf, envelopesOf, type Beacon } from './collector.ts'
import { installPeers } from './install-peers.ts'
import { deliveryOf, throwErrors } from './load.ts'
import { format, printTable, printTargets, type Cell, type Target } from './report.ts'
import { startSite } from './site.ts'
import { buildVariants, CORE, FULL, FULL_TAG, OURS, type Variant } from './variants.ts'

const { values: args } = parseArgs({ options: { only: { type: 'string', default: '' } } })
const MEASURED = new Set([CORE, FULL, FULL_TAG])
const ERRORS = 100
const EQUAL_ERRORS = 10_000
const MOST_REQUESTS = 2
const MOST_EQUAL_REQUESTS = 10

await installPeers()
const variants = await buildVariants(
  ({ name, scope }) =>
    (MEASURED.has(name) || (scope !== undefined && scope !== 'vitals')) && name.includes(args.only),
)
const site = await startSite(variants)
const { browser, context: options } = await launchBrowser()
const targets: Target[] = []

const EXITS = {
  closed: (page: Page) => page.close({ runBeforeUnload: true }),
  'navigated away': (page: Page) => page.goto(`${site.url.origin}/other`),
}

try {
  const rows: Cell[][] = []
  for (const variant of variants) rows.push(await different(variant))
  printTable(
    [
      '100 different errors, then',
      ...Object.keys(EXITS).flatMap((exit) => [
        `${exit}: whole`,
        'counted',
        'requests',
        'bytes each',
      ]),
    ],
    rows,
  )
  const equals: Cell[][] = []
  for (const variant of variants) {
    if (MEASURED.has(variant.name)) equals.push(await equal(variant))
  }
  printTable(
    ['10,000 equal errors', 'issues', 'sum of weights', 'dropped', 'requests', 'bytes'],
    equals,
  )
} finally {
  await browser.close()
  site.close()
  for (const { collector } of variants) collector.close()
}
printTargets(targets)

async function different(variant: Variant): Promise<Cell[]> {
  const cells: Cell[] = [variant.name]
  for (const [exit, leave] of Object.entries(EXITS)) {
    const beacons = await visit(variant, async (page) => {
      await page.evaluate(throwErrors, ERRORS)
      await leave(page)
    })
    const { delivered, requests, wireBytesPerError } = deliveryOf(beacons)
    const told = OURS.includes(variant.name) ? toldOf(beacons) : undefined
    const bytes = Number.isNaN(wireBytesPerError) ? '–' : format(wireBytesPerError)
    cells.push(delivered, told ? told.weight + told.dropped : '–', requests, bytes)
    if (!told) continue
    const lost = Math.abs(ERRORS - told.weight - told.dropped)
    const claim = `${variant.name}, ${exit}: of 100 errors, `
    targets.push({ claim: `${claim}neither whole nor counted`, value: lost, atMost: 0 })
    targets.push({ claim: `${claim}requests`, value: requests, atMost: MOST_REQUESTS })
  }
  return cells
}

async function equal(variant: Variant): Promise<Cell[]> {
  const beacons = await visit(variant, async (page) => {
    await page.evaluate(throwEqualErrors, EQUAL_ERRORS)
    await EXITS['navigated away'](page)
  })
  const { weight, dropped } = toldOf(beacons)
  const issues = new Set(
    envelopesOf(beacons).flatMap(({ items }) =>
      items.flatMap((item) =>
        item.is === 'error' ? [JSON.stringify(item.exceptions[0]?.message)] : [],
      ),
    ),
  )
  const offBy = (100 * Math.abs(weight - EQUAL_ERRORS)) / EQUAL_ERRORS
  const claim = `${variant.name}: of 10,000 equal errors, `
  targets.push({ claim: `${claim}sum of weights off by`, value: offBy, atMost: 1, unit: ' %' })
  targets.push({ claim: `${claim}issues`, value: issues.size, atMost: 1 })
  targets.push({ claim: `${claim}requests`, value: beacons.length, atMost: MOST_EQUAL_REQUESTS })
  const bytes = beacons.reduce((sum, { wireBytes }) => sum + wireBytes, 0)
  return [variant.name, issues.size, weight, dropped, beacons.length, bytes]
}

/** Everything that the collector got from one page. */
async function visit(variant: Variant, stay: (page: Page) => Promise<void>): Promise<Beacon[]> {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    await page.goto(site.pageOf(variant), { waitUntil: 'networkidle' })
    variant.collector.take()
    await stay(page)
    await variant.collector.settled(1_500)
    return variant.collector.take()
  } finally {
    await context.close()
  }
}

function toldOf(beacons: readonly Beacon[]): { weight: number; dropped: number } {
  return countOf(envelopesOf(beacons), 'error')
}

/** Runs in the page: one faulty line in a loop, over about five seconds. */
async function throwEqualErrors(n: number): Promise<void> {
  const ROUNDS = 50
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < n / ROUNDS; i++) reportError(new TypeError('cannot read x of undefined'))
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
