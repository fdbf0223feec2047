import type { IncomingMessage, ServerResponse } from 'node:http'
import { arrivalOfNode } from '../http/arrival.ts'
import { acceptBeacon } from '../http/beacon.ts'
import type { Dependencies } from '../http/dependencies.ts'
import { renderProblem, toProblem } from '../http/problem.ts'

const PATH = '/v1/beacon'
/** As hono's own middleware takes it over from a proxy. */
const REQUEST_ID = /^[\w=-]{1,255}$/
/** The same as the route of the app has; a preflight goes there. */
const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Retry-After',
}

/**
 * Takes beacons before the app does: they are nearly all that comes, and the standard Request and
 * Response cost a quarter of what is done for one (docs/decisions/0008).
 * @returns whether it was one.
 */
export function createBeaconListener(dependencies: Dependencies) {
  const { log, newId, proxies } = dependencies

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    key: string | undefined,
  ): Promise<void> {
    const given = request.headers['x-request-id']
    const requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : newId()
    try {
      const arrival = arrivalOfNode(request, { proxies, requestId })
      const body = JSON.stringify(await acceptBeacon(arrival, key, dependencies))
      send(response, requestId, { status: 202, headers: { 'Content-Type': JSON_TYPE }, body })
    } catch (cause) {
      const problem = toProblem(cause)
      const { status } = problem
      const about = { requestId, method: 'POST', path: PATH, status }
      if (status >= 500) log.error({ error: cause, ...about }, problem.message)
      send(response, requestId, renderProblem(problem, requestId))
    }
  }

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { method, url = '' } = request
    if (method !== 'POST' || !url.startsWith(PATH)) return false
    const query = url.slice(PATH.length)
    if (query !== '' && !query.startsWith('?')) return false
    void answer(request, response, new URLSearchParams(query).get('k') ?? undefined)
    return true
  }
}

const JSON_TYPE = 'application/json'

function send(
  response: ServerResponse,
  requestId: string,
  { status, headers, body }: { status: number; headers: Record<string, string>; body: string },
): void {
  const length = { 'Content-Length': String(Buffer.byteLength(body)) }
  response.writeHead(status, { ...HEADERS, 'X-Request-Id': requestId, ...headers, ...length })
  response.end(body)
}
