/**
 * Everything of the platform that Seismo stands in front of or calls, and a page that uses the same.
 * A fault is a statement: run before Seismo starts, or long after. Not here is what web-vitals calls
 * from listeners of its own, where nobody can catch for it: `queueMicrotask`, `visibilityState`, `supportedEntryTypes`,
 * `PerformanceObserver.disconnect` and the `getEntries` of its lists.
 */
const BROKEN = `(() => { throw new DOMException('broken', 'SecurityError') })`

/** The method throws when it is called. */
function throwing(holder: string, name: string): [string, string] {
  return [
    `${holder}.${name}()`,
    `Object.defineProperty(${holder}, '${name}', { configurable: true, writable: true, value: function () { ${BROKEN}() } })`,
  ]
}

/** Even reading the property throws. */
function unreadable(holder: string, name: string): [string, string] {
  return [
    `${holder}.${name}`,
    `Object.defineProperty(${holder}, '${name}', { configurable: true, get: ${BROKEN}, set: ${BROKEN} })`,
  ]
}

/** What it answers cannot be used. */
function rejecting(holder: string, name: string): [string, string] {
  return [
    `${holder}.${name}() → rejection`,
    `${holder}.${name} = () => Promise.reject(new DOMException('broken', 'SecurityError'))`,
  ]
}

function absent(holder: string, name: string): [string, string] {
  return [`no ${holder}.${name}`, `delete ${holder}.${name}`]
}

const CLASSES = [
  'XMLHttpRequest',
  'PerformanceObserver',
  'ReportingObserver',
  'CompressionStream',
  'Blob',
  'URL',
  'Headers',
  'Response',
  'AbortController',
  'WeakSet',
  'Map',
  'Proxy',
  'TextEncoder',
]

export const FAULTS: [string, string][] = [
  ['nothing', ''],
  ...[
    'fetch',
    'setTimeout',
    'clearTimeout',
    'addEventListener',
    'removeEventListener',
    'reportError',
  ].map((name) => throwing('self', name)),
  ...CLASSES.map((name) => throwing('self', name)),
  ...['PerformanceObserver', 'ReportingObserver', 'CompressionStream', 'navigation'].map((name) =>
    absent('self', name),
  ),
  ...['sessionStorage', 'localStorage', 'navigation', 'performance', 'crypto', 'navigator'].map(
    (name) => unreadable('self', name),
  ),
  ...['sessionStorage', 'localStorage'].map((name): [string, string] => [
    `${name}, full`,
    `Object.defineProperty(self, '${name}', { configurable: true, value: new Proxy({}, { set: ${BROKEN}, deleteProperty: ${BROKEN} }) })`,
  ]),
  ...['sendBeacon'].map((name) => throwing('Navigator.prototype', name)),
  ...['onLine', 'userAgent', 'connection', 'webdriver'].map((name) =>
    unreadable('Navigator.prototype', name),
  ),
  ...['open', 'send', 'setRequestHeader'].map((name) => throwing('XMLHttpRequest.prototype', name)),
  ...['status', 'responseURL'].map((name) => unreadable('XMLHttpRequest.prototype', name)),
  ...['addEventListener', 'removeEventListener', 'dispatchEvent'].map((name) =>
    throwing('EventTarget.prototype', name),
  ),
  throwing('Crypto.prototype', 'getRandomValues'),
  ...['now', 'getEntries', 'getEntriesByType', 'getEntriesByName'].map((name) =>
    throwing('Performance.prototype', name),
  ),
  unreadable('Performance.prototype', 'timeOrigin'),
  ...['observe', 'takeRecords'].map((name) => throwing('PerformanceObserver.prototype', name)),
  ...['pushState', 'replaceState'].map((name) => throwing('History.prototype', name)),
  ...['stringify', 'parse'].map((name) => throwing('JSON', name)),
  ...['now'].map((name) => throwing('Date', name)),
  ...['random', 'round', 'log2'].map((name) => throwing('Math', name)),
  ...[
    'scripts',
    'hidden',
    'readyState',
    'referrer',
    'baseURI',
    'prerendering',
    'currentScript',
  ].map((name) => unreadable(name === 'baseURI' ? 'Node.prototype' : 'Document.prototype', name)),
  ...['id', 'classList', 'ariaLabel', 'closest'].map((name) =>
    unreadable('Element.prototype', name),
  ),
  unreadable('Node.prototype', 'textContent'),
  unreadable('Event.prototype', 'target'),
  ...['message', 'error', 'filename'].map((name) => unreadable('ErrorEvent.prototype', name)),
  unreadable('PromiseRejectionEvent.prototype', 'reason'),
  ...['type', 'status', 'headers'].map((name) => unreadable('Response.prototype', name)),
  ...['clone', 'json', 'blob'].map((name) => throwing('Response.prototype', name)),
  rejecting('Response.prototype', 'json'),
  rejecting('Response.prototype', 'blob'),
  rejecting('self', 'fetch'),
  ['fetch() → nothing', 'self.fetch = () => undefined'],
  ['fetch() → a thenable', 'self.fetch = () => ({ then: (done) => done({ status: 200 }) })'],
  throwing('AbortSignal', 'timeout'),
  throwing('AbortSignal', 'any'),
  throwing('AbortController.prototype', 'abort'),
  throwing('Blob.prototype', 'stream'),
  unreadable('Blob.prototype', 'size'),
  [
    'Object.prototype.toJSON',
    `Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, value: ${BROKEN} })`,
  ],
  ['Error.prepareStackTrace', `Error.prepareStackTrace = ${BROKEN}`],
  ['frozen console', 'Object.freeze(console)'],
  ['frozen XMLHttpRequest.prototype', 'Object.freeze(XMLHttpRequest.prototype)'],
  [
    'readonly fetch',
    `Object.defineProperty(self, 'fetch', { value: fetch, writable: false, configurable: false })`,
  ],
]

/**
 * What the page does with the platform while Seismo looks on: `act()` answers how each ended. No
 * timer waits, so that what Seismo has for later comes at once; there is an end to it.
 */
export const PAGE = `
{
  const { fetch: realFetch, setTimeout: realTimeout } = self
  const { stringify } = JSON
  let timers = 0
  self.setTimeout = (callback, ms, ...args) => (timers += 1) < 200 ? realTimeout(callback, 0, ...args) : 0
  self.hostile = new Proxy({}, { get: ${BROKEN}, ownKeys: ${BROKEN}, has: ${BROKEN}, getPrototypeOf: ${BROKEN} })
  const turn = async () => void (await (await realFetch('/api/200')).arrayBuffer())
  self.settle = async () => { for (let turns = 0; turns < 4; turns += 1) await turn() }
  /** All of Seismo is there, where it is at all: the second file brings a counter of its own. */
  self.ready = async () => {
    const { count } = self.seismo ?? {}
    for (let turns = 0; count && seismo.count === count && turns < 100; turns += 1) await turn()
    await settle()
  }
  const ended = async (run) => { try { return String(await run()) } catch (error) { return 'threw ' + error?.name } }
  const request = (address) => new Promise((done) => {
    const xhr = new XMLHttpRequest()
    xhr.onloadend = () => done('ended')
    xhr.open('GET', address)
    xhr.send()
  })
  const own = [
    () => fetch('/api/200').then(({ ok }) => ok),
    () => fetch('/api/500').then(({ ok }) => ok),
    () => fetch('/api/reset'),
    () => request('/api/200'),
    () => request('/api/500'),
    () => history.pushState({}, '', '#/' + Math.trunc(7.5)),
    () => console.warn('careful', {}),
    () => document.querySelector('button').click(),
    () => { localStorage.own = 1 },
    () => navigator.sendBeacon('/api/200', ''),
    () => dispatchEvent(new Event('error')),
    () => dispatchEvent(new Event('unhandledrejection')),
    () => document.dispatchEvent(new Event('click')),
    () => { realTimeout(() => { throw new Error('own') }) },
    () => { realTimeout(() => { throw { toString: ${BROKEN} } }) },
    () => { void Promise.reject(new Error('own rejection')) },
    () => { void Promise.reject(undefined) },
    () => document.body.append(Object.assign(new Image(), { src: '/api/404' })),
  ]
  const hostileOwn = [
    () => fetch(hostile),
    () => fetch({ toString: ${BROKEN} }),
    () => fetch('/api/200', hostile),
    () => request({ toString: ${BROKEN} }),
    () => console.error(Object.create(null)),
    () => console.warn(hostile),
    () => console.warn(Symbol('a'), 1n, undefined),
    () => { realTimeout(() => { throw hostile }) },
    () => { void Promise.reject(hostile) },
  ]
  const calls = [
    () => seismo.captureError(new Error('mine')),
    () => seismo.captureMessage('mine'),
    () => seismo.setUser('u'),
    () => seismo.setTags({ a: 'b' }),
    () => seismo.setContext('a', { b: 1 }),
    () => seismo.setRoute('/a'),
    () => seismo.breadcrumb('a'),
    () => seismo.count('a'),
    () => seismo.gauge('a', 1),
    () => seismo.measure('a', 3),
    () => seismo.flush(),
  ]
  const hostileCalls = [hostile, undefined, null, Object.create(null), Symbol('a'), 1n, () => {}].flatMap((value) => [
    () => seismo.captureError(value),
    () => seismo.captureError(new Error('mine'), value),
    () => seismo.captureError(new Error('mine'), { tags: value, contexts: { value }, fingerprint: value }),
    () => seismo.captureMessage(value),
    () => seismo.setUser(value),
    () => seismo.setTags(value),
    () => seismo.setTags({ value }),
    () => seismo.setContext('a', value),
    () => seismo.setContext(value, { value }),
    () => seismo.setRoute(value),
    () => seismo.breadcrumb(value),
    () => seismo.count(value),
    () => seismo.count('a', value, value),
    () => seismo.gauge(value, value),
    () => seismo.measure('a', value, { value }),
    () => seismo.flush(value),
    () => seismo.consent(true),
  ])
  self.act = async (isHostile) => {
    const outcomes = []
    for (const run of isHostile ? hostileOwn : own) outcomes.push(run.toString() + ' → ' + (await ended(run)))
    const faults = []
    if (self.seismo) for (const run of isHostile ? hostileCalls : calls) {
      const outcome = await ended(run)
      if (outcome !== 'undefined') faults.push(run.toString() + ' → ' + outcome)
    }
    await settle()
    for (const [target, type] of [[document, 'visibilitychange'], [self, 'pagehide'], [self, 'pageshow'], [self, 'online']])
      await ended(() => target.dispatchEvent(new Event(type)))
    await settle()
    // One of the faults.
    delete Object.prototype.toJSON
    for (const list of Object.values(witness)) list.sort()
    return stringify({ outcomes, faults, ...witness })
  }
}`

declare global {
  var ready: () => Promise<void>
  var settle: () => Promise<void>
  var act: (isHostile: boolean) => Promise<string>
}
