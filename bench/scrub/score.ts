/**
 * What the scrubber costs a full error report: ten frames, twenty breadcrumbs, about 6 kB of text.
 * `node --conditions=source bench/scrub/score.ts`
 */
import { scrubRules } from '../../packages/ingest/src/process/scrub/rules.ts'
import { createScrubber } from '../../packages/ingest/src/process/scrub/scrubber.ts'
import { decodeBeacon } from '../../packages/ingest/src/wire/seismo/decode.ts'
import type { Envelope } from '../../packages/ingest/src/wire/envelope.ts'

const REPORTS = 2_000
const ROUNDS = 9

const SECRETS = [
  'no user jane.doe@example.com',
  'password=hunter2&next=/cart',
  'card 4111 1111 1111 1111 refused',
  'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVP',
  'https://jane:hunter2@shop.test/api',
]

/** As JSON and back, so that every report has texts of its own, as reports that arrive do. */
function aReport(nth: number, secrets: string[]): Envelope {
  const lines = Array.from(
    { length: 10 },
    (_, at) =>
      `    at async Checkout.render${at} (https://shop.test/assets/checkout-3f2a9c1b.js:${at}:${nth})`,
  )
  const breadcrumbs = Array.from({ length: 20 }, (_, at) => {
    const secret = secrets[at % 4 === 0 ? (at / 4) % 5 : 5] ?? ''
    const text = `GET https://shop.test/api/v2/products/${nth}/prices?currency=EUR → 200 in ${at} ms, from the cache of the worker; then click on button#add-to-cart.primary > span, list rendered with 48 rows and 12 images, user stayed on the page ${secret}`
    return { at, kind: 'console', text }
  })
  const view = { id: 'v1', url: 'https://shop.test/checkout', route: '/checkout' }
  const message = `Cannot read properties of undefined (reading 'total') of order ${nth} ${secrets[0] ?? ''}`
  const decoded = decodeBeacon(
    JSON.stringify({
      ...{ v: 2, id: String(nth).padStart(32, '0'), sentAt: 1, sdk: 'browser@0.2.0', view },
      context: {
        ...{ sessionId: 's1', release: 'shop@1.2.3', environment: 'production' },
        tags: { plan: 'free', locale: 'de-DE', region: 'eu-central-1' },
        contexts: { cart: { items: 3, total: 12.5, currency: 'EUR' }, app: { build: 'a1b2c3d4' } },
      },
      ...{ lines, breadcrumbs },
      items: [
        {
          ...{ is: 'error', at: 100, mechanism: 'error' },
          exceptions: [{ type: 'TypeError', message, stack: lines.map((_, at) => at) }],
        },
      ],
    }),
  )
  const [envelope] = decoded.is === 'decoded' ? decoded.envelopes : []
  if (!envelope?.items[0]) throw new Error('The report is not one.')
  return envelope
}

function microseconds(secrets: string[], rules: object): number[] {
  const { envelope } = createScrubber(scrubRules.parse(rules))
  return Array.from({ length: ROUNDS }, () => {
    const reports = Array.from({ length: REPORTS }, (_, nth) => aReport(nth, secrets))
    const start = performance.now()
    for (const report of reports) envelope(report)
    return ((performance.now() - start) * 1_000) / REPORTS
  }).sort((a, b) => a - b)
}

function print(name: string, times: number[]): void {
  const [best = 0] = times
  const median = times[ROUNDS >> 1] ?? 0
  console.log(`${name.padEnd(34)}${best.toFixed(1).padStart(8)}${median.toFixed(1).padStart(10)}`)
}

const [error] = aReport(0, []).items
console.log(`characters a report: ${JSON.stringify(error).length}\n`)
console.log(`${'µs a report'.padEnd(34)}    best    median`)
print('nothing to find', microseconds([], {}))
print('six secrets in it', microseconds(SECRETS, {}))
print(
  'nothing, one pattern of one’s own',
  microseconds([], { patterns: [{ name: 'contract', pattern: '\\bV-\\d{6}\\b' }] }),
)
print('nothing, addresses looked for', microseconds([], { on: ['ip', 'ssn'] }))
