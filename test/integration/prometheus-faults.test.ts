import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import type { PrometheusOptions } from '../../packages/ingest/src/correlate/prometheus/prometheus.ts'
import { createPrometheus } from '../../packages/ingest/src/correlate/prometheus/prometheus.ts'
import { prometheusLocation } from '../../packages/ingest/src/correlate/prometheus/location.ts'
import { bodyOf, startServer } from '../harness/http-server.ts'

/** What answers instead of a Prometheus: `path` is behind `/api/v1/`. */
type Answer = (asked: Asked, response: ServerResponse) => void
interface Asked {
  path: string
  query: URLSearchParams
  request: IncomingMessage
}

const FROM = Date.parse('2026-05-04T10:00:00Z')
const grid = { from: FROM, stepMs: 15_000, length: 40 }
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
const closing: (() => Promise<void>)[] = []

async function aPrometheus(answer: Answer, changed: Partial<PrometheusOptions> = {}) {
  const outcomes: string[] = []
  const server = await startServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '', 'http://localhost')
    const query = new URLSearchParams(request.method === 'POST' ? await bodyOf(request) : search)
    answer({ path: pathname.replace('/api/v1/', ''), query, request }, response)
  })
  closing.push(server.close)
  const prometheus = createPrometheus({
    ...{ location: prometheusLocation.parse(server.url), token: undefined, maxSeries: 100 },
    ...{ selectors: ['{job="shop"}'], fetch, now: Date.now },
    onQuery: ({ outcome }) => outcomes.push(outcome),
    ...changed,
  })
  const load = (withinMs = 10_000, near: string[] = []) =>
    prometheus.load({ projectId: 1, grid, near, deadline: Date.now() + withinMs })
  return { load, check: prometheus.check, outcomes, host: new URL(server.url).host }
}

const json = (response: ServerResponse, body: unknown, status = 200) => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

const METRICS = ['queue', 'threads', 'orders_total']

/** As a Prometheus with these metrics does, each of two instances. */
const well: Answer = ({ path, query }, response) => {
  const names = METRICS.filter(
    (name) => path === 'series' || new RegExp(`["|]${name}["|]`).test(query.get('query') ?? ''),
  )
  const labels = names.flatMap((__name__) =>
    ['a:80', 'b:80'].map((instance) => ({ __name__, job: 'shop', instance })),
  )
  if (path === 'series') json(response, { status: 'success', data: labels })
  else if (path === 'query') {
    const values = Array.from({ length: 42 }, (_, n) => [FROM / 1_000 - 16 + n * 15, String(n * n)])
    const result = labels.map((metric) => ({ metric, values }))
    json(response, { status: 'success', data: { resultType: 'matrix', result } })
  } else json(response, { status: 'success', data: {} })
}

/** Well until it is asked for samples of several metrics: the first question of that is a probe. */
const wellUntil =
  (path: string, then: Answer): Answer =>
  (asked, response) => {
    const isIt =
      asked.path === path &&
      (path !== 'query' || !(asked.query.get('query') ?? '').includes('[600000ms]'))
    ;(isIt ? then : well)(asked, response)
  }

it('loads what there is', async () => {
  const { load, outcomes } = await aPrometheus(well)

  const { series, problem } = await load()

  expect(problem).toBeNull()
  expect(series.map(({ name }) => name).sort()).toEqual([
    ...['orders_total rate', 'orders_total rate'],
    ...['queue', 'queue', 'threads', 'threads'],
  ])
  expect(new Set(outcomes)).toEqual(new Set(['answered']))
})

const FAULTS: [string, Answer, RegExp][] = [
  [
    'HTML',
    (_, response) => void response.end('<html>Sign in</html>'),
    /answers something else than the query API would/,
  ],
  [
    'much HTML',
    (_, response) => void response.end('<b>'.repeat(200_000)),
    /answers something else/,
  ],
  ['nothing', (_, response) => void response.end(), /answers something else/],
  ['another JSON', (_, response) => json(response, { data: [] }), /answers something else/],
  [
    'no list',
    (_, response) => json(response, { status: 'success', data: { resultType: 'scalar' } }),
    /answers something else/,
  ],
  [
    'a list of something else',
    (_, response) => void response.end('{"status":"success","data":["up"]}'),
    /answers something else/,
  ],
  [
    'strings for labels',
    (_, response) => void response.end('{"status":"success","data":[{"__name__":7}]}'),
    /answers something else/,
  ],
  [
    'an error',
    (_, response) => json(response, { status: 'error', error: 'no\u0000such\nthing' }, 500),
    /answers 500: no such thing/,
  ],
  [
    'an error that is called well',
    (_, response) => json(response, { status: 'error', error: 'odd' }),
    /answers 200: odd/,
  ],
  [
    'a long error',
    (_, response) => json(response, { status: 'error', error: 'x'.repeat(9_000) }, 500),
    /x{200}…/,
  ],
  [
    'a question for a password',
    (_, response) => void response.writeHead(401).end(),
    /does not let us in \(401\).*SEISMO_PROMETHEUS_TOKEN/,
  ],
  [
    'what is not there',
    (_, response) => void response.writeHead(404).end('no'),
    /has no query API there/,
  ],
  [
    'overload',
    (_, response) => void response.writeHead(503).end('later'),
    /is starting or overloaded \(503\)/,
  ],
  [
    'a redirect',
    (_, response) =>
      void response.writeHead(302, { Location: 'http://u:p@evil.example/login?next=1' }).end(),
    /sends on to evil\.example\/login; make/,
  ],
  [
    'half an answer',
    (_, response) => {
      response.writeHead(200, { 'Content-Length': '500' })
      response.write('{"status":"success","data":[')
      setImmediate(() => response.destroy())
    },
    /broke off in the middle of its answer/,
  ],
  ['a closed connection', (_, response) => void response.destroy(), /cannot be reached/],
]

it.each(FAULTS)('says what to do where the list of series is %s', async (_, answer, sentence) => {
  const { load, check, host } = await aPrometheus(wellUntil('series', answer))

  const { series, problem } = await load()

  expect(series).toEqual([])
  expect(problem).toMatch(sentence)
  expect(problem).toContain(`Prometheus at ${host} `)
  expect((await check()).problem).toBe(problem)
})

it.each(FAULTS)('says what is missing where samples are %s', async (_, answer, sentence) => {
  const { load } = await aPrometheus(wellUntil('query', answer))

  const { series, problem } = await load()

  expect(series).toEqual([])
  expect(problem).toMatch(/^Of 6 series 6 are missing: Prometheus at /)
  expect(problem).toMatch(sentence)
})

it('keeps what was answered where one question fails', async () => {
  const { load } = await aPrometheus(
    wellUntil('query', (asked, response) => {
      if ((asked.query.get('query') ?? '').includes('orders')) response.writeHead(500).end()
      else well(asked, response)
    }),
  )

  const { series, problem } = await load()

  expect(series).toHaveLength(4)
  expect(problem).toMatch(/^Of 6 series 2 are missing: .*answers 500; see its log\.$/)
})

it('refuses a vector where a matrix was asked', async () => {
  const { load } = await aPrometheus(
    wellUntil('query', (_, response) => {
      const result = [{ metric: { __name__: 'queue' }, value: [1, '2'] }]
      json(response, { status: 'success', data: { resultType: 'vector', result } })
    }),
  )

  expect((await load()).problem).toMatch(/answers something else/)
})

it('asks again for less where a question was too large', async () => {
  const asked: string[] = []
  const { load } = await aPrometheus(
    wellUntil('query', (question, response) => {
      const promql = question.query.get('query') ?? ''
      asked.push(promql)
      if (promql.includes('|'))
        json(
          response,
          {
            status: 'error',
            error: 'query processing would load too many samples into memory in query execution',
          },
          422,
        )
      else well(question, response)
    }),
  )

  const { series, problem } = await load()

  expect(problem).toBeNull()
  expect(series).toHaveLength(6)
  expect(asked.filter((promql) => promql.includes('|'))).toHaveLength(1)
})

it('says so where even the smallest question is too large', async () => {
  const { load } = await aPrometheus(
    wellUntil('query', (_, response) => {
      json(response, { status: 'error', error: 'too many samples' }, 422)
    }),
  )

  expect((await load()).problem).toMatch(
    /Of 6 series 6 are missing: .*takes no question this large \(422: too many samples\); narrow SEISMO_PROMETHEUS_MATCH/,
  )
})

it.each(['metadata', 'series', 'query'])('waits no longer than it may for %s', async (path) => {
  const { load, outcomes } = await aPrometheus((asked, response) => {
    if (asked.path !== path) well(asked, response)
  })
  const begun = performance.now()

  const { problem } = await load(400)

  expect(performance.now() - begun).toBeLessThan(2_000)
  expect(problem).toMatch(/did not answer in time/)
  expect(outcomes).toContain('late')
})

it('waits no longer for an answer that drips', async () => {
  const { load } = await aPrometheus(
    wellUntil('series', (_, response) => {
      response.write('{"status":"success","data":[')
      const timer = setInterval(() => response.write('{"__name__":"up"},'), 20)
      response.on('close', () => clearInterval(timer))
    }),
  )
  const begun = performance.now()

  expect((await load(400)).problem).toMatch(/did not answer in time/)
  expect(performance.now() - begun).toBeLessThan(2_000)
})

it('says that nobody is there', async () => {
  const gone = await startServer(() => undefined)
  await gone.close()
  const { load } = await aPrometheus(well, { location: prometheusLocation.parse(gone.url) })

  expect((await load()).problem).toMatch(/cannot be reached \(.*ECONNREFUSED.*\); see that it runs/)
})

it('asks at most eight things at once, whoever asks', async () => {
  let open = 0
  let most = 0
  const { load } = await aPrometheus((asked, response) => {
    open += 1
    most = Math.max(most, open)
    response.on('finish', () => (open -= 1))
    setTimeout(() => well(asked, response), 20)
  })

  const all = await Promise.all(Array.from({ length: 12 }, () => load()))

  expect(all.map(({ series }) => series.length)).toEqual(Array.from({ length: 12 }, () => 6))
  expect(most).toBe(8)
})

it('lists no more of ten thousand series than it needs, and takes the near ones', async () => {
  const { load } = await aPrometheus(
    (asked, response) => {
      if (asked.path !== 'series') {
        well(asked, response)
        return
      }
      const data = Array.from({ length: 10_000 }, (_, n) => ({
        __name__: 'per_user',
        job: 'shop',
        instance: `h${n}:80`,
      }))
      json(response, {
        status: 'success',
        data: [
          ...METRICS.map((__name__) => ({ __name__, job: 'shop', instance: 'a:80' })),
          ...data,
        ],
      })
    },
    { maxSeries: 20 },
  )

  const { series, problem } = await load(10_000, ['a'])

  expect(series.map(({ labels }) => labels.instance)).toContain('a:80')
  expect(problem).toMatch(
    /^Only 20 series were compared, most of per_user \(\d+\); name those that matter in SEISMO_PROMETHEUS_MATCH/,
  )
})

it('tells who it is in a header, by token before password', async () => {
  const seen = new Set<string | undefined>()
  const answer: Answer = (asked, response) => {
    seen.add(asked.request.headers.authorization)
    well(asked, response)
  }
  const { load, host } = await aPrometheus(answer)
  await load()
  const location = prometheusLocation.parse(`http://ana:hunter2@${host}`)
  await (await aPrometheus(well, { location })).load()
  await (await aPrometheus(well, { location, token: 'a-token' })).load()

  expect([...seen]).toEqual([undefined, 'Basic YW5hOmh1bnRlcjI=', 'Bearer a-token'])
})
