import type { CapturedItem, CaptureOptions, Client, Options } from './api.ts'
import type { Envelope, Exception, RequestItem, View } from './wire.ts'

/**
 * One client on one page. The core calls its own steps through here, so a feature takes part by
 * standing in front of the step it wants to see:
 *
 *     const { flush } = host
 *     host.flush = (isLeaving) => { …; flush(isLeaving) }
 */
export interface Host {
  readonly options: Options
  /** The client's methods; a feature adds its own. */
  readonly client: Partial<Client>
  /** Aborts when the client stops: listeners and patches end with it. */
  readonly signal: AbortSignal
  /** Shared by the items of a beacon. */
  readonly context: Envelope['context']
  /** The page view things happen in now. */
  view: View
  /** The view that loaded or restored the document, where it is no longer the current one: its vitals belong there. */
  landing?: View
  /** When the client started, by the page's monotonic clock; now, for a feature that came with it. */
  startedAt?: number
  /** Where beacons go. */
  url: string
  /** Bodies that wait to be sent, complete but for the time of sending; the oldest first. */
  waiting: string[]
  /** Ends the client: nothing is recorded any more and the page is as it was. */
  stop: () => void

  /** Calls a guarded listener until the client stops. */
  on: On
  /** Reports a thrown value. */
  report: (thrown: unknown, mechanism: Mechanism, more?: More) => void
  /** A request begins; what is answered tells how it ended. */
  begin: (call: Call) => Settle
  /** A request ended well. */
  answered?: (item: RequestDraft, call: Call) => void
  /** Adds what happened: when and where, unless it is folded or too much. */
  emit: (item: Draft, call?: Call) => void
  /** Counts what is left out; the next beacon tells. */
  drop: (kind: string, reason: string, n?: number) => void
  /** Flushes within a time, in milliseconds. */
  due: (ms: number) => void
  /** Sends what there is; hands it to the browser where the page may be gone in a moment. */
  flush: (isLeaving?: boolean) => void
  /** Writes an envelope. */
  pack: (envelope: Omit<Envelope, 'sentAt'>) => string
  /** The page may be gone in a moment: the browser takes what waits. */
  leave: () => void
  /** Sends what waits, one body at a time. */
  send: () => void
  /** Sends one body. */
  post: (body: string | Blob) => Promise<Response>
  /** A body could not be sent now. The answer's status and headers, where there was an answer. */
  later: (status?: number, headers?: Headers) => void
}

export type Mechanism =
  'error' | 'unhandledrejection' | 'securitypolicyviolation' | 'resource' | 'captured'
/** With where it happened, of use only when the thrown value brings no stack. */
export type More = CaptureOptions & { position?: Exception['at'] }
/** With the answer of `fetch`; that of an XMLHttpRequest is the call's `xhr`. */
export type Settle = (outcome: RequestItem['outcome'], status: number, answer?: Response) => void

export type On = <Type extends keyof Events>(
  type: Type,
  listener: (event: Events[Type]) => void,
  target?: EventTarget,
  isCapture?: boolean,
) => void

interface Events extends Omit<XMLHttpRequestEventMap, 'error'> {
  error: ErrorEvent
  unhandledrejection: PromiseRejectionEvent
  securitypolicyviolation: SecurityPolicyViolationEvent
  pageshow: PageTransitionEvent
  pagehide: PageTransitionEvent
  visibilitychange: Event
  prerenderingchange: Event
  popstate: PopStateEvent
  currententrychange: Event
  click: MouseEvent
  online: Event
}

/** A request of the page's, from its beginning. Stays in the page. */
export interface Call {
  /** What its item will hold. */
  readonly known: Pick<RequestItem, 'via' | 'method' | 'target' | 'traceId' | 'operation'>
  /** Absolute, with its query. */
  readonly address: string
  /** By the page's monotonic clock. */
  readonly startedAt: number
  /** Of `fetch`; a feature may change them before they are used. */
  args?: unknown[]
  /** Opened, and not sent yet. */
  xhr?: XMLHttpRequest
}

/** An item on its way to a batch. */
export type Draft = CapturedItem & { at?: number; view?: View }
type RequestDraft = Extract<Draft, { is: 'request' }>

/** A part of Seismo that a page chooses with `use`. */
export type Feature = (host: Host) => void
