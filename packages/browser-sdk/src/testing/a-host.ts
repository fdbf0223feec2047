import type { Options } from '../api.ts'
import { guard } from '../browser/guard.ts'
import type { Call, Draft, Host } from '../host.ts'
import type { Envelope } from '../wire.ts'

type Given = Partial<Omit<Host, 'options'>> & { options?: Partial<Options> }
type Unsent = Omit<Envelope, 'sentAt'>

/** A host whose every step notes what it is asked for, for features to stand in front of. */
export function aHost({ options, ...given }: Given = {}) {
  const controller = new AbortController()
  const noted = {
    emitted: [] as Draft[],
    reported: [] as Record<string, unknown>[],
    begun: [] as Call[],
    settled: [] as Record<string, unknown>[],
    drops: {} as Record<string, number>,
    dues: [] as number[],
    flushes: [] as (boolean | undefined)[],
    packed: [] as Unsent[],
    posted: [] as (string | Blob)[],
    /** `send` and `leave`, in order. */
    calls: [] as string[],
  }
  const host: Host = {
    options: { key: 'key', endpoint: 'https://seismo.example', ...options },
    client: {},
    signal: controller.signal,
    context: { sessionId: '80000000000000000000000080000000' },
    view: { id: 'view-1', url: 'https://shop.example/' },
    url: 'https://seismo.example/v1/beacon?k=key',
    waiting: [],
    stop: () => controller.abort(),
    on: (type, listener, target = self, capture) =>
      // as: the platform gives each type its class of event.
      target.addEventListener(type, guard(listener) as EventListener, {
        signal: controller.signal,
        capture,
      }),
    report: (thrown, mechanism, more) => noted.reported.push({ thrown, mechanism, ...more }),
    begin: (call) => {
      noted.begun.push(call)
      return (outcome, status) => noted.settled.push({ ...call.known, outcome, status })
    },
    emit: (item) => noted.emitted.push(item),
    drop: (kind, reason, n = 1) => {
      const key = `${kind}:${reason}`
      noted.drops[key] = (noted.drops[key] ?? 0) + n
    },
    due: (ms) => noted.dues.push(ms),
    flush: (isLeaving) => noted.flushes.push(isLeaving),
    pack: (envelope) => {
      noted.packed.push(envelope)
      return JSON.stringify(envelope)
    },
    leave: () => noted.calls.push('leave'),
    send: () => noted.calls.push('send'),
    post: (body) => {
      noted.posted.push(body)
      return Promise.resolve(new Response())
    },
    later: () => undefined,
    ...given,
  }
  return { host, ...noted }
}
