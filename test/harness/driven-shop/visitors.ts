import { randomUUID } from 'node:crypto'
import type { Row } from '../../../packages/ingest/src/store/rows.ts'
import type { ShopBackend } from '../../apps/shop/backend/backend.ts'
import { aCall, type Answer } from '../../apps/shop/backend/call.ts'
import type { Clock } from '../../apps/shop/backend/clock.ts'
import type { Route } from '../../apps/shop/backend/routes.ts'
import type { Random } from '../../apps/shop/random.ts'
import { CURRENT, PREVIOUS } from '../../apps/shop/releases.ts'
import { anErrorRow, aPageViewRow, aRequestRow } from '../rows.ts'

const ORIGIN = 'https://shop.example'
const DAY_MS = 86_400_000

/** What people open, how often, and what each page asks for. */
const PAGES: readonly { weight: number; path: string; asks: readonly Route[] }[] = [
  { weight: 5, path: '/', asks: ['GET /api/products', 'GET /api/promotion', 'GET /api/cart'] },
  {
    weight: 6,
    path: '/products/:id',
    asks: ['GET /api/products', 'GET /api/recommendations', 'GET /api/cart'],
  },
  { weight: 2, path: '/search', asks: ['GET /api/search', 'GET /api/search', 'GET /api/cart'] },
  { weight: 3, path: '/cart', asks: ['POST /api/cart', 'GET /api/cart'] },
  { weight: 2, path: '/checkout', asks: ['GET /api/cart', 'POST /api/checkout'] },
]
const DEALT = PAGES.flatMap((page) => Array.from({ length: page.weight }, () => page))

const DEVICES = [
  { browser: 'Chrome 142', os: 'Windows 10', device: 'desktop' },
  { browser: 'Chrome 142', os: 'Android 15', device: 'mobile' },
  { browser: 'Safari 18', os: 'iOS 18', device: 'mobile' },
  { browser: 'Safari 18', os: 'macOS 15', device: 'desktop' },
  { browser: 'Edge 142', os: 'Windows 10', device: 'desktop' },
  { browser: 'Firefox 144', os: 'Linux', device: 'desktop' },
] as const

/** Errors that have nothing to do with any server, as every page has them; a second each. */
const NOISE = [
  { message: 'ResizeObserver loop completed with undelivered notifications.', perSecond: 0.008 },
  { message: 'Cannot read properties of null (reading "style")', perSecond: 0.004 },
] as const

interface VisitorOptions {
  clock: Clock
  random: Random
  backend: Pick<ShopBackend, 'handle' | 'faults'>
  projectId: number
  viewsPerSecond: number
  /** What their browsers told Seismo. */
  keep: (row: Row) => void
}

/** Browsers without browsers: what they ask the backend is real, and what its answers do to the page is known. */
export function startVisitors(options: VisitorOptions): void {
  const { clock, random, keep, viewsPerSecond } = options
  const gap = (perSecond: number) => (-Math.log(1 - random.next()) * 1_000) / perSecond

  async function open(): Promise<never> {
    for (;;) {
      const busy = 1 + 0.4 * Math.sin((2 * Math.PI * clock.now()) / DAY_MS)
      await clock.wait(gap(viewsPerSecond * busy))
      void visit(options)
    }
  }
  async function fail({ message, perSecond }: (typeof NOISE)[number]): Promise<never> {
    for (;;) {
      await clock.wait(gap(perSecond))
      const page = aView(options, random.pick(DEALT))
      keep(anErrorRow({ ...page, ...anIssue('TypeError', message), at: clock.now() }))
    }
  }
  void open()
  for (const noise of NOISE) void fail(noise)
}

async function visit(options: VisitorOptions): Promise<void> {
  const { clock, random, backend, keep } = options
  const page = random.pick(DEALT)
  const view = aView(options, page)
  const { release } = view
  const visitor = `v${Math.floor(random.between(0, 400))}`
  const now = () => ({ ...view, at: clock.now(), receivedAt: clock.now() + 800 })
  keep(aPageViewRow(now()))
  await Promise.all(
    page.asks.map(async (route) => {
      const from = clock.now()
      const answer = await backend.handle(route, aCall({ visitor }))
      keep(aRequestRow({ ...now(), ...aRequestOf(route, answer, clock.now() - from) }))
      const issue = errorOf(route, answer, page.path, release)
      if (issue) keep(anErrorRow({ ...now(), ...issue }))
    }),
  )
}

function aView({ random, backend, projectId }: VisitorOptions, { path }: { path: string }) {
  return {
    projectId,
    eventId: randomUUID(),
    release: backend.faults.isOn('frontend-release') ? CURRENT : PREVIOUS,
    environment: 'demo',
    url: ORIGIN + path.replace(':id', 'oak-desk-fell'),
    route: path,
    ...random.pick(DEVICES),
    sessionId: randomUUID(),
    pageViewId: randomUUID(),
  }
}

function aRequestOf(route: Route, { status }: Answer, durationMs: number) {
  const [method = '', path = ''] = route.split(' ')
  const outcome = status >= 400 ? 'http-error' : 'load'
  return { eventId: randomUUID(), method, target: ORIGIN + path, status, outcome, durationMs }
}

/** What the page's own code makes of an answer: `getJson` parses whatever comes, and carts are summed up. */
function errorOf(route: Route, { status, body }: Answer, path: string, release: string) {
  if (status >= 500 && !(route === 'GET /api/cart' && status === 503)) {
    return anIssue('SyntaxError', `Unexpected token '<' in the answer of ${route}`)
  }
  if (status === 503) return anIssue('TypeError', "reading 'length' of undefined lines")
  const isBroken = route === 'GET /api/cart' && path === '/cart' && release === CURRENT
  if (!isBroken) return undefined
  const { lines } = body as { lines: { item: unknown }[] } // as: what the cart service answers
  return lines.some(({ item }) => item === undefined)
    ? anIssue('TypeError', "Cannot read properties of undefined (reading 'priceCents')")
    : undefined
}

function anIssue(type: string, message: string) {
  return { eventId: randomUUID(), type, message, template: message, fingerprint: uuidOf(message) }
}

/** The same for the same text. */
function uuidOf(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const letter of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(letter.codePointAt(0) ?? 0)) * 0x100000001b3n)
  }
  const hex = hash.toString(16).padStart(16, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13)}-8000-${hex}0000`.slice(0, 36)
}
