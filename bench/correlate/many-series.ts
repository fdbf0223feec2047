// A shop of five instances: 2,000 counters, 1,800 gauges and 100 histograms of 12 series, 5,000 in all.

export const STEP_S = 15
export const STEPS = 480
const INSTANCES = 5
const ENDS = ['0.005', '0.01', '0.025', '0.05', '0.1', '0.25', '0.5', '1', '2.5', '+Inf']

export interface Past {
  labels: Record<string, string>
  type?: 'counter'
  samples: { at: number; value: number }[]
}

/** Series of a metric follow each other. */
export function* manySeries(fromS: number): Generator<Past> {
  const random = createRandom()
  const past = (labels: Record<string, string>, next: () => number): Past => ({
    labels: sorted({ job: 'shop', ...labels }),
    samples: Array.from({ length: STEPS }, (_, n) => ({
      at: (fromS + n * STEP_S) * 1_000 + 100,
      value: next(),
    })),
  })
  for (let metric = 0; metric < 80; metric += 1) {
    for (let path = 0; path < 25; path += 1) {
      let value = Math.floor(random() * 1e6)
      const labels = {
        __name__: `shop_requests_${metric}_total`,
        ...instanceOf(path),
        path: `/p${path}`,
      }
      yield past(labels, () => (value += Math.floor(random() * 100)))
    }
  }
  for (let metric = 0; metric < 72; metric += 1) {
    for (let pool = 0; pool < 25; pool += 1) {
      let value = random() * 1e6
      const labels = {
        __name__: `shop_pool_${metric}_bytes`,
        ...instanceOf(pool),
        pool: `p${pool}`,
      }
      yield past(labels, () => (value += random() * 1_000 - 500))
    }
  }
  for (let metric = 0; metric < 20; metric += 1)
    yield* histogram(`shop_latency_${metric}_seconds`, { past, random })
}

type Make = (labels: Record<string, string>, next: () => number) => Past

function* histogram(
  name: string,
  { past, random }: { past: Make; random: () => number },
): Generator<Past> {
  for (let instance = 0; instance < INSTANCES; instance += 1) {
    for (const [index, le] of ENDS.entries()) {
      let value = 0
      const grow = () => (value += (index + 1) * 10 + Math.floor(random() * 5))
      yield past({ __name__: `${name}_bucket`, ...instanceOf(instance), le }, grow)
    }
  }
  for (const part of ['count', 'sum']) {
    for (let instance = 0; instance < INSTANCES; instance += 1) {
      let value = 0
      yield past(
        { __name__: `${name}_${part}`, ...instanceOf(instance) },
        () => (value += random() * 100),
      )
    }
  }
}

function instanceOf(n: number) {
  return { instance: `10.0.0.${n % INSTANCES}:8080` }
}

function sorted(labels: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function* toOpenMetrics(fromS: number): Generator<string> {
  let before = ''
  for (const { labels, samples } of manySeries(fromS)) {
    const { __name__: name = '', ...rest } = labels
    const family = name.replace(/_(total|bucket|count|sum)$/, '')
    if (family !== before) yield `# TYPE ${family} ${typeOf(name)}\n`
    before = family
    const head = `${name}{${Object.entries(rest)
      .map(([key, value]) => `${key}="${value}"`)
      .join(',')}}`
    yield samples.map(({ at, value }) => `${head} ${value} ${at / 1_000}\n`).join('')
  }
  yield '# EOF\n'
}

function typeOf(name: string): string {
  if (name.endsWith('_total')) return 'counter'
  return name.endsWith('_bytes') ? 'gauge' : 'histogram'
}

/** The same figures on every machine. */
function createRandom(): () => number {
  let state = 1
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
