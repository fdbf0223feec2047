import { startChannelServer, type Asked, type ChannelServer, type Said } from './json-server.ts'

interface Event {
  routing_key?: string
  event_action?: string
  dedup_key?: string
  payload?: { summary?: string; source?: string; severity?: string }
  links?: { href?: string }[]
}

export interface PagerDutyServer extends ChannelServer {
  /** By their key, with how many events each has. */
  incidents: Map<string, { state: string; severity: string; events: number }>
}

export const ROUTING_KEY = 'R0123456789012345678901234567890'
const STATES = { trigger: 'triggered', acknowledge: 'acknowledged', resolve: 'resolved' } as const

/** The Events API v2. */
export async function startPagerDutyServer(): Promise<PagerDutyServer> {
  const incidents: PagerDutyServer['incidents'] = new Map()

  function answer({ path, text }: Asked): Said {
    if (path !== '/v2/enqueue') return { status: 404, body: 'Not Found' }
    const event = JSON.parse(text) as Event // as: what follows looks at each field
    const errors = faultsOf(event)
    if (errors.length > 0) {
      return {
        status: 400,
        body: { status: 'invalid event', message: 'Event object is invalid', errors },
      }
    }
    const key = event.dedup_key ?? ''
    const before = incidents.get(key)
    const state = STATES[event.event_action as keyof typeof STATES] // as: looked up above
    incidents.set(key, {
      state,
      severity: event.payload?.severity ?? before?.severity ?? '',
      events: (before?.events ?? 0) + 1,
    })
    return { status: 202, body: { status: 'success', message: 'Event processed', dedup_key: key } }
  }

  return { ...(await startChannelServer(answer)), incidents }
}

function faultsOf({ routing_key, event_action = '', dedup_key, payload, links = [] }: Event) {
  const isTrigger = event_action === 'trigger'
  const checks: [boolean, string][] = [
    [routing_key === ROUTING_KEY, "'routing_key' is invalid"],
    [event_action in STATES, "'event_action' is invalid"],
    [isTrigger || dedup_key !== undefined, "'dedup_key' is missing or blank"],
    [(dedup_key ?? '').length <= 255, "'dedup_key' is too long"],
    [!isTrigger || (payload?.summary ?? '') !== '', "'payload.summary' is missing or blank"],
    [(payload?.summary ?? '').length <= 1_024, "'payload.summary' is too long"],
    [!isTrigger || (payload?.source ?? '') !== '', "'payload.source' is missing or blank"],
    [
      !isTrigger || /^(critical|error|warning|info)$/.test(payload?.severity ?? ''),
      "'payload.severity' is invalid (must be one of the following: 'critical', 'warning', 'error' or 'info')",
    ],
    [links.every(({ href }) => /^https?:/.test(href ?? '')), "'links' must have a 'href'"],
  ]
  return checks.filter(([isFine]) => !isFine).map(([, fault]) => fault)
}
