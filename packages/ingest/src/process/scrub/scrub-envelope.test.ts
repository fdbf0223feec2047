import { expect, it } from 'vitest'
import type { Envelope, ErrorItem, Item, LongFrameItem, ReportItem } from '../../wire/envelope.ts'
import { scrubRules } from './rules.ts'
import { createScrubber } from './scrubber.ts'

const { envelope: scrub } = createScrubber(scrubRules.parse({}))

const MAIL = 'jane@example.com'
const base = {
  id: '4111111111111111',
  at: 4_111_111_111_111_111,
  pageViewId: MAIL,
  url: `https://shop.test/u/${MAIL}`,
  route: '/u/:email',
  weight: 1,
}
const clean = { ...base, url: 'https://shop.test/cart' }

function anEnvelope(...items: Item[]): Envelope {
  const context = {
    ...{ sessionId: MAIL, release: 'shop@1.2.3', environment: 'production', userId: MAIL },
    tags: { plan: 'free' },
    contexts: { cart: { items: 3, isGift: true, note: null } },
  }
  return { id: 'e1', sentAt: 1, sdk: 'browser@0.2.0', context, items, drops: [] }
}

function anError(parts: Partial<ErrorItem>): ErrorItem {
  return {
    ...clean,
    ...{ is: 'error', mechanism: 'error', level: 'error', exceptions: [], firstAt: 1, tags: {} },
    ...{ contexts: {}, breadcrumbs: [], fingerprint: [], scripts: [], debugIds: {} },
    ...parts,
  }
}

it('leaves an envelope without secrets the object that it is', () => {
  const stack = 'Error: x\n    at f (https://shop.test/app.js:1:2)'
  const frames = [{ function: 'f', file: 'https://shop.test/app.js', line: 1, column: 2 }]
  const given = anEnvelope(
    anError({ exceptions: [{ type: 'Error', message: 'x', stack, frames }] }),
    {
      ...{ ...clean, is: 'metric', kind: 'gauge', name: MAIL, value: 1, tags: { a: 'b' } },
      ...{ n: 1, min: 1, max: 1, buckets: {} },
    },
  )

  expect(scrub(given)).toBe(given)
})

it('changes nothing in place and keeps the ids, numbers and routes', () => {
  const given = Object.freeze(anEnvelope(Object.freeze(anError({ ...base }))))

  const scrubbed = scrub(given)

  expect(scrubbed).not.toBe(given)
  expect(scrubbed.context).toBe(given.context)
  expect(scrubbed.items).toEqual([anError({ ...base, url: 'https://shop.test/u/[email]' })])
})

it('reads all texts of an error', () => {
  const file = `https://jane:pw@shop.test/app.js`
  const at = { file, line: 1, column: 2 }
  const given = anError({
    exceptions: [
      { type: 'Error', message: MAIL, stack: `Error: ${MAIL}\n at ${file}:1:2`, frames: [at], at },
    ],
    breadcrumbs: [{ at: 1, kind: 'console', text: `login ${MAIL}` }],
    fingerprint: [MAIL],
    scripts: [file],
    debugIds: { [file]: 'd1' },
    tags: { mail: MAIL, api_key: 'abc', empty: '' },
  })

  const [scrubbed] = scrub(anEnvelope(given)).items

  const marked = 'https://[password]@shop.test/app.js'
  const position = { file: marked, line: 1, column: 2 }
  expect(scrubbed).toEqual({
    ...given,
    exceptions: [
      {
        ...{ type: 'Error', message: '[email]', stack: `Error: [email]\n at ${marked}:1:2` },
        ...{ frames: [position], at: position },
      },
    ],
    breadcrumbs: [{ at: 1, kind: 'console', text: 'login [email]' }],
    fingerprint: ['[email]'],
    scripts: [marked],
    debugIds: { [marked]: 'd1' },
    tags: { mail: '[email]', api_key: '[secret]', empty: '' },
  })
})

it('scrubs the addresses by which debug ids are looked up', () => {
  const file = 'https://bob:hunter2@shop.test/app.js'
  const debugIds = { [file]: 'd1' }
  const report: ReportItem = {
    ...{ ...clean, is: 'report', type: 'deprecation', key: '', message: 'x', debugIds },
    position: { file, line: 1, column: 2 },
  }
  const frame: LongFrameItem = {
    ...{ ...clean, is: 'long-frame', durationMs: 300, blockingMs: 250, debugIds },
    scripts: [{ url: file, durationMs: 90 }],
  }

  const { items } = scrub(anEnvelope(report, frame))

  const marked = 'https://[password]@shop.test/app.js'
  expect(items).toMatchObject([
    { position: { file: marked }, debugIds: { [marked]: 'd1' } },
    { scripts: [{ url: marked }], debugIds: { [marked]: 'd1' } },
  ])
})

it('reads facts by their value, their name and their group’s name', () => {
  const contexts = {
    form: { mail: MAIL, password: 'x', pin: 1234, hasPassword: true, token: null, [MAIL]: 1 },
    card: { holder: 'Jane', saved: true },
    order: { paid: 4_111_111_111_111_111, at: 1_732_182_585_295, total: 12.5 },
  }

  const [scrubbed] = scrub(anEnvelope(anError({ contexts }))).items

  expect(scrubbed).toMatchObject({
    contexts: {
      form: {
        ...{ mail: '[email]', password: '[password]', pin: '[secret]', hasPassword: true },
        ...{ token: null, '[email]': 1 },
      },
      card: { holder: '[secret]', saved: true },
      order: { paid: '[card]', at: 1_732_182_585_295, total: 12.5 },
    },
  })
})

it.each<[Item, object]>([
  [
    {
      ...{ ...base, is: 'request', via: 'fetch', method: 'GET', target: `/u/${MAIL}`, status: 200 },
      ...{ outcome: 'ok', durationMs: 1, operation: '', traceId: '4111111111111111' },
      timing: {
        ...{ waitMs: 0, dnsMs: 0, connectMs: 0, serverMs: 0, downloadMs: 0, transferBytes: 0 },
        ...{ bodyBytes: 0, protocol: 'h2', server: [`db;desc="${MAIL}"`] },
      },
    },
    {
      ...{ target: '/u/[email]', traceId: '4111111111111111' },
      timing: { server: ['db;desc="[email]"'] },
    },
  ],
  [
    {
      ...{ ...base, is: 'vital', name: 'LCP', value: 1, navigationType: 'navigate', event: '' },
      ...{ target: `#${MAIL}`, imageUrl: `/${MAIL}.x`, loadState: '', parts: {} },
      script: { url: `/${MAIL}/a.js`, durationMs: 1, invoker: MAIL },
    },
    {
      target: '#[email]',
      script: { url: '/[email]/a.js', durationMs: 1, invoker: '[email]' },
    },
  ],
  [
    { ...base, is: 'pageview', navigationType: 'navigate', referrer: `/?m=${MAIL}`, traceId: '' },
    { referrer: '/?m=[email]' },
  ],
  [
    {
      ...{ ...base, is: 'report', type: 'crash', key: '', message: MAIL },
      position: { file: `/${MAIL}/`, line: 1, column: 1 },
    },
    { message: '[email]', position: { file: '/[email]/', line: 1, column: 1 } },
  ],
  [
    {
      ...{ ...base, is: 'long-frame', durationMs: 1, blockingMs: 1 },
      scripts: [{ url: `/${MAIL}/a.js`, durationMs: 1 }],
    },
    { scripts: [{ url: '/[email]/a.js', durationMs: 1 }] },
  ],
  [
    {
      ...{ ...base, is: 'metric', kind: 'gauge', name: 'a', value: 1, n: 1, min: 1, max: 1 },
      ...{ buckets: {}, tags: { by: MAIL } },
    },
    { tags: { by: '[email]' }, value: 1 },
  ],
])('reads the texts of a $0.is', (item, expected) => {
  const [scrubbed] = scrub(anEnvelope(item)).items

  expect(scrubbed).toMatchObject({ ...expected, url: 'https://shop.test/u/[email]' })
})

it('keeps names of the language’s own plain', () => {
  const tags = JSON.parse(`{"__proto__":"${MAIL}","constructor":"x"}`) as Record<string, string>

  const [scrubbed] = scrub(anEnvelope(anError({ tags }))).items

  expect(JSON.stringify(scrubbed)).toContain('{"__proto__":"[email]","constructor":"x"}')
  expect(Object.prototype).not.toHaveProperty('email')
})
