import type { Client, Options } from './api.ts'
import { toAddress } from './browser/address.ts'
import { attempt, guard } from './browser/guard.ts'
import { randomId } from './browser/random-id.ts'
import { collectErrors } from './collect/errors.ts'
import { collectFetches } from './collect/fetches.ts'
import { collectRequests } from './collect/requests.ts'
import { collectXhrs } from './collect/xhrs.ts'
import type { Feature, Host, On } from './host.ts'
import { collectBatch } from './pipeline/batch.ts'
import { keepSession, openSession } from './session/session.ts'
import { toBeaconUrl } from './transport/beacon-url.ts'
import { startSending } from './transport/queue.ts'

/** Never throws: a client that could not start does nothing and says why in `problem`. */
export function createClient(options: Options, features: readonly Feature[]): Client {
  const client: Partial<Client> = {}
  let problem
  try {
    start(options, client, features)
  } catch (error) {
    problem = `Seismo is off: ${String(error)}`
  }
  Object.assign(client, { problem })
  // as: methods of features that are not in use do nothing.
  return (attempt(() => new Proxy(client, { get: methodOf })) ?? client) as Client
}

/** No `then`: who awaits a client must not wait for ever. */
function methodOf(client: Partial<Client>, name: string | symbol): unknown {
  return name in client || name === 'then' ? Reflect.get(client, name) : () => undefined
}

function start(options: Options, client: Partial<Client>, features: readonly Feature[]): void {
  const { key, endpoint, release, environment } = options
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- caught by `createClient`, and a text costs the page less
  if (!key || !/^https?:/.test(endpoint)) throw 'it needs a key and the URL of an endpoint'
  const controller = new AbortController()
  const { signal } = controller
  let sessionId: string | undefined

  const on: On = (type, listener, target = self, capture) =>
    // as: the platform gives each type its class of event.
    target.addEventListener(type, guard(listener) as EventListener, { signal, capture })
  // as: the steps are put in by the parts below, each of which knows its own.
  const host = {
    options,
    client,
    signal,
    on,
    context: {
      // Read late: the first touch of storage waits for another process.
      get sessionId() {
        return (sessionId ??= openSession())
      },
      release,
      environment,
    },
    view: { id: randomId(), url: toAddress(location) },
    url: toBeaconUrl(endpoint, key),
    waiting: [],
    pack(envelope) {
      keepSession(envelope.context.sessionId)
      return JSON.stringify(envelope)
    },
    stop: () => controller.abort(),
  } as Partial<Host> as Host

  startSending(host)
  collectBatch(host)
  // A page in view is hidden right after its `pagehide`: by then its vitals are known and go along.
  const leave = () => document.hidden && host.flush(true)
  on('visibilitychange', leave)
  on('pagehide', leave)

  client.captureError = guard((error, more) => host.report(error, 'captured', more))
  client.flush = guard(() => host.flush())
  client.stop = guard(() => {
    host.flush(true)
    host.stop()
  })
  // Where one cannot start, as it is with XMLHttpRequest in a service worker, the rest still do.
  for (const feature of [collectErrors, collectRequests, collectFetches, collectXhrs, ...features])
    attempt(() => feature(host))
}
