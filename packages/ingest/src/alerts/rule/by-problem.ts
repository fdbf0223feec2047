const OF_TRAFFIC = new Set(['pageviews-per-minute', 'sessions-per-minute'])

/** Why a measure is not known by what a rule asks for; undefined where it is. */
export function byProblem({ measure, by }: { measure: string; by: string }): string | undefined {
  if (measure === 'metric') {
    return by === 'project' ? undefined : 'a custom metric is one of its project: leave by out'
  }
  const isOfRequests = measure === 'request-duration' || measure.includes('requests')
  if (isOfRequests && (by === 'issue' || by === 'class')) {
    return `a request has no ${by}: use by: endpoint, route, release, environment or browser`
  }
  if (!isOfRequests && by === 'endpoint') {
    return `${measure} has no endpoint: use a measure of requests, such as failed-requests-percent`
  }
  if (OF_TRAFFIC.has(measure) && (by === 'issue' || by === 'class')) {
    return `${measure} has no ${by}: use a measure of errors, such as errors-per-minute`
  }
  return undefined
}
