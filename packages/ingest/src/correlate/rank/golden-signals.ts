import type { ServerSeries } from '../series.ts'

/** Words stand between characters that are no letters: `http_requests_total`, `requests Sum`. */
function aWord(words: string): RegExp {
  return new RegExp(`(^|[^a-z])(${words})([^a-z]|$)`, 'i')
}

const LOAD = aWord('requests?|rps|qps|tps|calls?|hits|queries|throughput|invocations')
/** Of requests, but how they went, how long they took or how many wait. */
const OUTCOME =
  /err|fail|[45]xx|time_?out|reject|drop|retr|abort|denied|cancel|throttl|latency|duration|second|milli|_ms|size|bytes/i
const STANDING = aWord('queued?|pending|waiting|active|in_?flight|in_?use|open')
/** Labels that tell requests which went wrong from the others. */
const OUTCOMES = /status|code|outcome|result|error|exception|reason/i
const RESOURCE = aWord(
  'cpu|mem|memory|heap|rss|swap|disk|filesystem|fs|io|threads?|goroutines|fds?|handles|connections?|conn|pool|queued?|backlog|gc',
)

/**
 * Traffic, of the four golden signals (Beyer and others, Site Reliability Engineering, chapter 6), by the
 * words of the name: what is asked of a service, which its callers decide.
 */
export function isLoad({ name, labels }: ServerSeries): boolean {
  if (!LOAD.test(name) || OUTCOME.test(name) || STANDING.test(name)) return false
  return !Object.keys(labels).some((label) => OUTCOMES.test(label))
}

/** What a service has a limited amount of: its saturation. */
export function isResource({ name }: ServerSeries): boolean {
  return RESOURCE.test(name)
}
