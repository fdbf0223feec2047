import type {
  Breadcrumb,
  Contexts,
  Cost,
  FrameScript,
  Level,
  MetricItem as WireMetric,
  NavigationType,
  ReportItem as WireReport,
  VitalItem as WireVital,
} from '@seismo/browser/wire'
import type { Frame } from '../process/frame.ts'

/** What every wire format's adapter makes of a request body: whole items that need no neighbour to be read. */
export interface Envelope {
  /** As the client named it: the same id again is the same beacon. */
  id: string
  /** By the client's clock, as all times of the items. */
  sentAt: number
  sdk: string
  context: Context
  items: Item[]
  drops: Drop[]
  cost?: Cost
  /** Of what was kept elsewhere first: its times are right as they are, and who sends it is no browser. */
  past?: { userAgent: string }
}

export interface Context {
  sessionId: string
  release: string
  environment: string
  userId: string
  tags: Record<string, string>
  contexts: Contexts
  viewport?: { width: number; height: number }
}

/** What the client left out, and why. */
export interface Drop {
  kind: string
  reason: string
  n: number
}

export type Item =
  ErrorItem | RequestItem | VitalItem | PageViewItem | ReportItem | LongFrameItem | MetricItem

/** What names scripts: their debug ids, by address, where the client tells them. */
interface WithDebugIds {
  debugIds?: Record<string, string>
}

interface ItemBase {
  /** UUID, the event id people see; the same for the same beacon sent again. */
  id: string
  at: number
  pageViewId: string
  url: string
  route: string
  /** How many the item stands for. */
  weight: number
}

export interface ErrorItem extends ItemBase {
  is: 'error'
  mechanism: string
  level: Level
  exceptions: Exception[]
  /** When the first of the folded repeats was; `at` where there are none. */
  firstAt: number
  tags: Record<string, string>
  contexts: Contexts
  breadcrumbs: Breadcrumb[]
  fingerprint: string[]
  /** Addresses of scripts that may hide behind a nameless `Script error.`. */
  scripts: string[]
  /** Debug ids of the scripts on the stacks, by the script's address. */
  debugIds: Record<string, string>
}

export interface Exception {
  type: string
  message: string
  /** As the engine wrote it. */
  stack: string
  /** From formats that send frames instead of a stack; innermost first. */
  frames?: Frame[]
  at?: { file: string; line: number; column: number }
  parent?: number
  code?: number
}

export interface RequestItem extends ItemBase {
  is: 'request'
  via: string
  method: string
  target: string
  status: number
  outcome: 'ok' | 'http-error' | 'network-error' | 'aborted' | 'timeout' | 'opaque' | 'offline'
  durationMs: number
  operation: string
  traceId: string
  timing?: Timing
}

/** Milliseconds and bytes; zeros where another origin keeps them to itself. */
export interface Timing {
  waitMs: number
  dnsMs: number
  connectMs: number
  serverMs: number
  downloadMs: number
  transferBytes: number
  bodyBytes: number
  protocol: string
  server: string[]
}

export interface VitalItem extends ItemBase, WithDebugIds {
  is: 'vital'
  name: WireVital['name']
  value: number
  navigationType: NavigationType
  target: string
  imageUrl: string
  event: string
  loadState: string
  /** Milliseconds of each part, by the names of web-vitals. */
  parts: Record<string, number>
  script?: FrameScript
}

export interface PageViewItem extends ItemBase {
  is: 'pageview'
  navigationType: NavigationType
  referrer: string
  traceId: string
}

export interface ReportItem extends ItemBase, WithDebugIds, Pick<WireReport, 'type' | 'message'> {
  is: 'report'
  key: string
  position: { file: string; line: number; column: number }
}

export interface LongFrameItem extends ItemBase, WithDebugIds {
  is: 'long-frame'
  durationMs: number
  blockingMs: number
  scripts: FrameScript[]
}

export interface MetricItem extends ItemBase, Pick<WireMetric, 'kind' | 'name' | 'value'> {
  is: 'metric'
  tags: Record<string, string>
  n: number
  min: number
  max: number
  buckets: Record<string, number>
}
