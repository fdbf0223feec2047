import * as z from 'zod'
import type { PrometheusCheck } from '../../contract/prometheus.ts'
import type { Ask } from './ask.ts'
import { discover } from './discover.ts'
import type { PrometheusLocation } from './location.ts'

interface CheckOptions {
  ask: Ask
  location: PrometheusLocation
  selectors: readonly string[]
  maxSeries: number
  now: () => number
}

const WITHIN_MS = 10_000
const STEP_MS = 60_000
const STEPS = 10
/** Listed, for each that is read for a question. */
const LISTED = 4

const buildInfo = z.object({ data: z.object({ version: z.string() }) })

/** Asks who it is, and which series it has. */
export async function checkPrometheus(options: CheckOptions): Promise<PrometheusCheck> {
  const { ask, location, maxSeries, now, selectors } = options
  const started = now()
  const deadline = started + WITHIN_MS
  const grid = { from: started - STEPS * STEP_MS, stepMs: STEP_MS, length: STEPS }
  const [version, found] = await Promise.all([
    versionOf(ask, deadline),
    discover({
      ...{ ask, selectors, grid, deadline, types: new Map(), near: [] },
      most: maxSeries * LISTED,
    }),
  ])
  const [problem] = found.problems
  const none =
    'Prometheus answers, but has no such series in the last ten minutes; see its targets, and SEISMO_PROMETHEUS_MATCH.'
  return {
    ...{ url: location.url, version, series: found.series, maxSeries },
    metrics: new Set(found.groups.map(({ name }) => name)).size,
    ms: now() - started,
    problem: problem?.sentence ?? (found.series === 0 ? none : null),
  }
}

async function versionOf(ask: Ask, deadline: number): Promise<string> {
  const answer = await ask({ path: 'status/buildinfo', parameters: [], deadline })
  if (answer.is === 'problem') return ''
  const read = buildInfo.safeParse(JSON.parse(answer.value.text))
  return read.data?.data.version.slice(0, 100) ?? ''
}
