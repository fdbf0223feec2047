import type { Comparison, Correlations, Finding, Lane } from '@seismo/ingest/api'

const MINUTE = 60_000
const BUCKETS = 150
/** The bucket of the rise. */
const ONSET = 100

type Metric = Extract<Finding['evidence'], { is: 'metric' }>
type Wave = (index: number) => number

const step =
  (before: number, after: number, lag = 0): Wave =>
  (index) => {
    const wobble = 1 + 0.08 * Math.sin(index * 1.7) + 0.05 * Math.sin(index * 0.61)
    return wobble * (index < ONSET + lag ? before : after)
  }

const drawn = (wave: Wave) =>
  Array.from({ length: BUCKETS }, (_, index) => (index % 37 === 5 ? null : wave(index)))

function gridUntil(now: number) {
  const from = Math.floor(now / MINUTE) * MINUTE - BUCKETS * MINUTE
  return { from, onset: from + ONSET * MINUTE }
}

function aSignal(now: number): Correlations['signal'] {
  const { from, onset } = gridUntil(now)
  return {
    ...{ id: 'errors', title: 'TypeError: total of undefined', unit: 'errors a minute', onset },
    ...{ onsetBy: 'change', before: 2, after: 61, n: 1_830, from, stepMs: MINUTE },
    window: { from: onset - 2 * MINUTE, to: onset + 30 * MINUTE },
    baseline: { from: onset - 70 * MINUTE, to: onset - 10 * MINUTE },
    points: Array.from({ length: BUCKETS }, (_, index) => Math.round(step(2, 61)(index))),
  }
}

interface MetricGiven {
  name: string
  labels: Record<string, string>
  unit: string
  values: [before: number, after: number]
  lag?: number
  score?: number
  more?: Partial<Metric>
}

export function aMovedMetric({
  name,
  labels,
  unit,
  values: [before, after],
  lag = 0,
  score = 0.5,
  more = {},
}: MetricGiven): Finding {
  return {
    ...{ kind: 'metric', name, labels, score, lag },
    direction: after > before ? 'up' : 'down',
    sentence: `${name} moved together with it.`,
    evidence: {
      ...{ is: 'metric', before, after, severity: 6.2, correlation: 0.82, n: 142 },
      ...{ falseAlarmRate: 0.01, unit, query: `histogram_quantile(0.95, ${name})`, family: [] },
      points: drawn(step(before, after, Math.round(lag / 60))),
      ...more,
    },
  }
}

const lanes = (checked: Record<Lane['lane'], number>, problem: string | null = null): Lane[] =>
  (['metrics', 'requests', 'changes', 'dimensions', 'traces'] as const).map((lane) => ({
    ...{ lane, checked: checked[lane], found: 0 },
    problem: lane === 'metrics' || lane === 'traces' ? problem : null,
  }))

const CHECKED = { metrics: 1_204, requests: 12, changes: 3, dimensions: 46, traces: 20 }

/** Of all lanes, as after a bad release. */
export function muchMoved(now: number): Correlations {
  const { onset } = gridUntil(now)
  return {
    items: [
      {
        ...{
          kind: 'deploy',
          name: '2.41.0',
          labels: {},
          score: 0.97,
          direction: 'none',
          lag: -240,
        },
        sentence: '2.41.0 was deployed to production 4 min before it.',
        evidence: {
          ...{ is: 'deploy', at: onset - 4 * MINUTE, environment: 'production', release: '2.41.0' },
          ...{ previous: '2.40.3', url: 'https://ci.example/runs/7' },
          ...{ shareOfErrors: 0.97, shareOfTraffic: 0.31, followedBy: { rises: 2, of: 9 } },
        },
      },
      {
        ...{ kind: 'dimension', name: 'browser', score: 0.91, direction: 'up', lag: null },
        labels: { browser: 'Safari 19', release: '2.41.0' },
        sentence: 'Safari 19 with 2.41.0 has 71 % of it, before 12 %.',
        evidence: {
          ...{ is: 'dimension', explains: 0.64, significant: true },
          during: { share: 0.71, n: 812, of: 1_140 },
          before: { share: 0.12, n: 61, of: 520 },
          lift: { value: 5.9, from: 4.1, to: 8.2 },
        },
      },
      aMovedMetric({
        ...{ name: 'db_pool_wait_seconds p95', unit: 's', values: [0.12, 2.4], lag: -40 },
        ...{ labels: { service: 'api', instance: 'api-7:9100', job: 'shop' }, score: 0.88 },
        more: {
          family: Array.from({ length: 3 }, (_, index) => ({
            labels: { instance: `api-${index}:9100` },
            ...{ before: 0.1, after: 1.9 - index * 0.2, severity: 5.1 - index },
          })),
        },
      }),
      {
        ...{ kind: 'request', name: 'GET https://shop.example/api/cart', labels: {}, score: 0.8 },
        ...{ direction: 'up', lag: 0, sentence: 'GET /api/cart failed more at the same time.' },
        evidence: {
          ...{ is: 'request', method: 'GET', target: 'https://shop.example/api/cart' },
          before: { n: 1_200, failed: 2, p95Ms: 180 },
          after: { n: 950, failed: 295, p95Ms: 2_400 },
          points: drawn(step(0, 10)),
        },
      },
      aMovedMetric({
        ...{ name: 'process_resident_memory_bytes', labels: { service: 'api' }, unit: 'bytes' },
        ...{ values: [3.1e9, 3.4e9], lag: 120, score: 0.41 },
      }),
      {
        ...{ kind: 'trace', name: 'api SELECT cart', labels: { service: 'api' }, score: 0.4 },
        ...{ direction: 'up', lag: null },
        sentence: 'SELECT cart of api took longer in traces of failed requests.',
        evidence: {
          ...{ is: 'trace', service: 'api', operation: 'SELECT cart', traces: 7, of: 12 },
          ...{ errors: 3, selfMs: { before: 20, after: 2_100 } },
          traceIds: ['4bf92f3577b34da6a3ce929d0e0e4736'],
        },
      },
      ...Array.from({ length: 5 }, (_, index) =>
        aMovedMetric({
          ...{ name: `queue_length_${index}`, labels: { queue: `q${index}` }, unit: '' },
          ...{ values: [3, 40 - index], score: 0.3 - index / 100 },
        }),
      ),
    ],
    quiet: [
      aMovedMetric({
        ...{ name: 'go_goroutines', labels: { service: 'mail' }, unit: '', values: [40, 44] },
        ...{ score: 0.1, more: { n: 20 } },
      }),
    ],
    lanes: lanes(CHECKED),
    signal: aSignal(now),
  }
}

export function nothingMoved(now: number): Correlations {
  return {
    ...{ items: [], quiet: [], lanes: lanes({ ...CHECKED, traces: 0 }) },
    signal: aSignal(now),
  }
}

/** A calm time: there is nothing to hold anything against. */
export function noRise(now: number): Correlations {
  const signal = { ...aSignal(now), onset: null, onsetBy: 'none' as const }
  return { items: [], quiet: [], lanes: [], signal }
}

/** The server could not be looked at. */
export function moveUnseen(now: number): Correlations {
  const problem = 'Prometheus did not answer within 2 s: look at SEISMO_PROMETHEUS_URL.'
  return { ...nothingMoved(now), lanes: lanes({ ...CHECKED, metrics: 0, traces: 0 }, problem) }
}

const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
/** Turns the order of what follows, where nothing isolates it. */
const TURNED = '\u202Egnp.exe'
const LONG = 'x'.repeat(1_500)

/** Names, labels and sentences as nobody should write them. */
export function hostilelyMoved(now: number): Correlations {
  const answer = muchMoved(now)
  const metric = aMovedMetric({
    ...{ name: `${MARKUP}${LONG}`, unit: MARKUP, values: [1, 1e300] },
    labels: {
      [`${MARKUP}${TURNED}`]: LONG,
      ...{ constructor: TURNED, toString: 'b', c: 'd', [LONG]: '' },
    },
    more: { query: `up{a="${MARKUP}"}`, severity: 1e300 },
  })
  return {
    ...answer,
    items: [
      { ...metric, sentence: `${MARKUP}${TURNED} ${LONG}` },
      ...answer.items.map((item) =>
        item.evidence.is === 'deploy'
          ? { ...item, evidence: { ...item.evidence, url: 'javascript:document.title=1' } }
          : item,
      ),
      ...answer.items.map((item) =>
        item.kind === 'dimension' ? { ...item, labels: { 'tag.a b': MARKUP, page: LONG } } : item,
      ),
    ],
    lanes: lanes(CHECKED, `${MARKUP}${LONG}`),
    signal: { ...answer.signal, title: `${MARKUP}${LONG}` },
  }
}

/** A part of the time beside the rest of it; without a box what there is. */
export function compared(now: number, hasBox: boolean): Comparison {
  const { from, onset } = gridUntil(now)
  const value = (name: string, share: number, before: number) => ({
    value: name,
    selection: { n: Math.round(share * 1_140), share },
    baseline: hasBox ? { n: Math.round(before * 520), share: before } : null,
    difference: hasBox ? share - before : null,
    significant: Math.abs(share - before) > 0.1,
  })
  const dimension = (
    key: string,
    values: ReturnType<typeof value>[],
    distinct = values.length,
  ) => ({
    ...{ key, distinct, values },
    difference: hasBox ? Math.max(...values.map((one) => one.difference ?? 0)) : null,
  })
  return {
    dataset: 'errors',
    selection: { from: hasBox ? onset : from, to: now, n: 1_140, issue: null },
    baseline: hasBox ? { from, to: onset, n: 520, issue: null } : null,
    dimensions: [
      dimension(
        'browser',
        [
          value('Safari 19', 0.71, 0.12),
          value('Chrome 142', 0.2, 0.61),
          value('Firefox 146', 0.05, 0.2),
          value('', 0.02, 0.04),
          value('Edge 142', 0.01, 0.02),
          value(MARKUP, 0.01, 0.01),
          value(LONG, 0, 0.01),
        ],
        412,
      ),
      dimension('release', [value('2.41.0', 0.97, 0.31), value('2.40.3', 0.03, 0.69)]),
      dimension('page', [value('/checkout', 0.41, 0.4), value('/cart', 0.59, 0.6)]),
      ...Array.from({ length: 9 }, (_, index) =>
        dimension(`tag.flag-${index}`, [value('on', 0.5, 0.48), value('off', 0.5, 0.52)]),
      ),
    ],
  }
}
