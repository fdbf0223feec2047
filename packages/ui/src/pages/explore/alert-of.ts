import type { ExploreFilter } from '../../search/explore-search.ts'

/** A rule that watches what is asked, or why there can be none. */
export type AlertOf =
  { is: 'rule'; rule: Readonly<Record<string, string>> } | { is: 'no'; why: string }

/** Where a kind of rule looks at the same number; its `where` takes the conditions as they are. */
export function alertOf(filter: ExploreFilter): AlertOf {
  const { dataset, measure, q, group } = filter
  if (group.length > 1) return { is: 'no', why: 'Rules look at one field at most' }
  const by = BY[group[0] ?? '']
  if (by === undefined) return { is: 'no', why: `Rules cannot look at each ${group[0] ?? ''}` }
  const { where, others } = whereOf(q)
  if (others !== undefined) return { is: 'no', why: `Rules do not know ${others}` }
  const base = { kind: 'threshold', where, by }
  if (dataset === 'errors') {
    if (measure.is === 'rate') return rule({ ...base, measure: 'errors-per-minute' })
    if (measure.is === 'count') return rule({ ...base, measure: 'errors' })
    const isUsers = measure.is === 'unique' && measure.field === 'user'
    if (isUsers) return rule({ ...base, measure: 'affected-users' })
  }
  if (dataset === 'requests') {
    if (measure.is === 'rate') return rule({ ...base, measure: 'requests-per-minute' })
    if (measure.is === 'share') return rule({ ...base, measure: 'failed-requests-percent' })
    const isDuration = measure.is === 'value' && measure.field === 'duration'
    if (isDuration) return rule({ ...base, measure: 'request-duration', stat: measure.of })
  }
  if (dataset === 'pageviews' && measure.is === 'rate') {
    return rule({ ...base, measure: 'pageviews-per-minute' })
  }
  if (dataset === 'vitals' && measure.is === 'value')
    return vitalRule({ q, by, percentile: measure.of })
  return { is: 'no', why: 'No kind of rule looks at this measure' }
}

const BY: Readonly<Partial<Record<string, string>>> = {
  '': 'project',
  page: 'route',
  release: 'release',
  environment: 'environment',
  issue: 'issue',
  class: 'class',
  browser: 'browser',
  target: 'endpoint',
}

/** What `where` of rules can name. */
const KNOWN =
  /^!?(?:release|environment|page|browser|os|device|url|class|type|message|level|mechanism|user):/
const METRIC = /(?:^|\s)metric:"?(LCP|INP|CLS|FCP|TTFB)"?(?=\s|$)/i

function whereOf(q: string): { where: string; others: string | undefined } {
  const words = q.replace(METRIC, '').trim()
  const others = words === '' ? undefined : words.match(/!?[a-z.-]+:(?:"[^"]*"|\S*)|\S+/g)
  return { where: words, others: others?.find((word) => !KNOWN.test(word)) }
}

function vitalRule({ q, by, percentile }: { q: string; by: string; percentile: string }): AlertOf {
  const metric = METRIC.exec(q)?.[1]?.toUpperCase()
  if (metric === undefined) return { is: 'no', why: 'Name the vital first, as metric:INP' }
  if (!['project', 'route', 'release'].includes(by)) {
    return { is: 'no', why: 'Rules look at vitals by page or release' }
  }
  const level = /^p(\d+)$/.exec(percentile)?.[1]
  if (level === undefined) return { is: 'no', why: 'Rules look at percentiles of vitals' }
  return rule({ kind: 'vital', metric, percentile: level, by, where: whereOf(q).where })
}

function rule(given: Record<string, string>): AlertOf {
  return { is: 'rule', rule: given }
}
