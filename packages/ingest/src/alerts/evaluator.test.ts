import { expect, it } from 'vitest'
import { alertEntry, type AlertEntry } from '../contract/alerts.ts'
import { alertsConfig } from './config.ts'
import { createEvaluator } from './evaluator.ts'
import type { Letter } from './outbox.ts'

const config = alertsConfig.parse({
  receivers: [{ name: 'ops', webhook: { url: 'https://ops.example' } }],
  rules: [
    {
      name: 'spike',
      project: 'web',
      severity: 'critical',
      measure: 'errors-per-minute',
      above: 10,
      window: '1m',
      for: '10s',
      receivers: ['ops'],
    },
  ],
})

function start(history: AlertEntry[] = []) {
  let now = 600_000
  let errors = 0
  const sent: Letter[] = []
  const log: AlertEntry[] = []
  const evaluator = createEvaluator({
    config,
    store: {
      rates: () => Promise.resolve({ errors, pageViews: 0 }),
      alerts: {
        append: (_, entry) => Promise.resolve(void log.push(entry)),
        history: () => Promise.resolve(history),
      },
      issues: {
        list: () => Promise.resolve([]),
        counts: () => Promise.reject(new Error('not asked here')),
        events: () => Promise.resolve([]),
        tagValues: () => Promise.resolve(undefined),
        projectValues: () => Promise.resolve([]),
        overview: () => Promise.resolve(undefined),
        event: () => Promise.resolve(undefined),
        known: () => Promise.resolve(new Map()),
      },
    },
    outbox: { send: (letter) => void sent.push(letter), idle: () => Promise.resolve([]) },
    now: () => now,
    origin: 'https://seismo.example',
    projectId: () => 1,
    onChange: () => undefined,
  })
  async function round(count: number): Promise<string | undefined> {
    errors = count
    now += 10_000
    await evaluator.evaluate()
    return evaluator.statuses()[0]?.state
  }
  return { evaluator, round, sent, log }
}

it('goes through pending to firing and back, and writes only what people are told', async () => {
  const { round, sent, log } = start()

  const states = [await round(0), await round(99), await round(99), await round(99), await round(0)]

  expect(states).toEqual(['inactive', 'pending', 'firing', 'firing', 'inactive'])
  expect(log.map(({ state }) => state)).toEqual(['firing', 'resolved'])
  expect(new Set(log.map(({ incident }) => incident)).size).toBe(1)
  expect(sent.map(({ message }) => message.summary)).toEqual([
    '99 errors a minute on web, threshold 10 (99 errors in 60 s)',
    'Back to 0 errors a minute on web after 1 min',
  ])
})

it('goes on firing after a restart, without a second message', async () => {
  const { evaluator, round, sent } = start([anEntry()])

  await evaluator.restore()
  const state = await round(99)

  expect(state).toBe('firing')
  expect(sent).toEqual([])
})

it('sends after a restart what nobody was sent before it', async () => {
  const { evaluator, sent } = start([anEntry({ deliveries: [] })])

  await evaluator.restore()

  expect(sent.map(({ message }) => message.incident)).toEqual(['spike/1'])
})

it('does not send what is old', async () => {
  const { evaluator, sent } = start([anEntry({ deliveries: [], at: 600_000 - 3_600_000 })])

  await evaluator.restore()

  expect(sent).toEqual([])
})

function anEntry(given: Partial<AlertEntry> = {}): AlertEntry {
  return alertEntry.parse({
    at: 1,
    incident: 'spike/1',
    startedAt: 1,
    rule: 'spike',
    severity: 'critical',
    state: 'firing',
    value: 99,
    above: 10,
    errors: 99,
    summary: '99 errors a minute',
    deliveries: [
      {
        receiver: 'ops',
        kind: 'webhook',
        at: 1,
        status: 'delivered',
        attempts: 1,
        detail: 'HTTP 200',
      },
    ],
    ...given,
  })
}
