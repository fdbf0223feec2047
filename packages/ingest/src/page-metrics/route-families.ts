import type { Family, Sample } from './exposition.ts'
import type { RouteTally, VitalTally } from './route-tally.ts'
import { edgesOf } from './vital-buckets.ts'

const MS = 1_000

/** @param slugOf what a project is called; undefined for one that is gone. */
export function routeFamilies(
  totals: readonly RouteTally[],
  slugOf: (projectId: number) => string | undefined,
): Family[] {
  const known = totals.flatMap((total) => {
    const project = slugOf(total.projectId)
    if (project === undefined) return []
    return [{ total, labels: { project, environment: total.environment, route: total.route } }]
  })
  const samplesOf = (read: (total: RouteTally, labels: Labels) => Sample[]) =>
    known.flatMap(({ total, labels }) => read(total, labels))
  const vitals = (isOne: (metric: string) => boolean, scale: number) =>
    samplesOf((total, labels) =>
      Object.entries(total.vitals)
        .filter(([metric]) => isOne(metric))
        .flatMap(([metric, vital]) => toHistogram(vital, { metric, labels, scale })),
    )
  return [
    {
      ...{ name: 'seismo_page_views_total', type: 'counter', help: 'Page views by route.' },
      samples: samplesOf(({ views }, labels) => [{ labels, value: views }]),
    },
    {
      ...{ name: 'seismo_page_errors_total', type: 'counter' },
      help: 'Errors in pages by route and class; class "error" is the code of the page itself.',
      samples: samplesOf(({ errors }, labels) => byName(errors, 'class', labels)),
    },
    {
      ...{ name: 'seismo_page_requests_total', type: 'counter' },
      help: 'Requests that pages made, by the route of the page and outcome.',
      samples: samplesOf(({ requests }, labels) => byName(requests, 'outcome', labels)),
    },
    {
      ...{ name: 'seismo_web_vital_seconds', type: 'histogram' },
      help: 'LCP, INP, FCP and TTFB of page views by route.',
      samples: vitals((metric) => metric !== 'CLS', MS),
    },
    {
      ...{ name: 'seismo_web_vital_layout_shift_score', type: 'histogram' },
      help: 'CLS of page views by route.',
      samples: vitals((metric) => metric === 'CLS', 1),
    },
  ] satisfies Family[]
}

interface Labels extends Record<string, string> {
  project: string
  environment: string
  route: string
}

function byName(counts: Record<string, number>, name: string, labels: Labels): Sample[] {
  return Object.entries(counts).map(([key, value]) => ({
    labels: { ...labels, [name]: key },
    value,
  }))
}

interface Named {
  metric: string
  labels: Labels
  /** Of the tally's unit in the family's. */
  scale: number
}

/** Each bucket holds all below it as well, as Prometheus counts. */
function toHistogram(vital: VitalTally, { metric, labels, scale }: Named): Sample[] {
  const of = { ...labels, metric }
  let below = 0
  const buckets = edgesOf(metric).map((edge, index) => {
    below += vital.buckets[index] ?? 0
    return { suffix: '_bucket', labels: { ...of, le: String(edge / scale) }, value: below }
  })
  return [
    ...buckets,
    { suffix: '_bucket', labels: { ...of, le: '+Inf' }, value: vital.n },
    { suffix: '_sum', labels: of, value: vital.sum / scale },
    { suffix: '_count', labels: of, value: vital.n },
  ]
}
