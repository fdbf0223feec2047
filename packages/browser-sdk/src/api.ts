import type { Contexts, ErrorItem, Exception, Item, Level } from './wire.ts'

/** What a page says when it starts Seismo. */
export interface Options {
  /** The project's public key: it may write and nothing else. */
  key: string
  /** Where Seismo listens, such as `https://seismo.example.com`. */
  endpoint: string
  /** A second address of the same service, best on another domain: used while the first is out of reach. */
  fallbackEndpoint?: string | undefined
  release?: string | undefined
  environment?: string | undefined
  /**
   * Share of sessions, from 0 to 1 (the default), that send page views, vitals, answered requests
   * and long frames. Errors and failed requests are always sent.
   */
  sampleRate?: number | undefined
  /** An answered request that took longer is sent in every session; 3,000 where left out. */
  slowRequestMs?: number | undefined
  /** Addresses whose requests carry a `traceparent` header: a text the address holds, or a pattern. */
  propagateTo?: readonly (string | RegExp)[] | undefined
  /** Addresses that speak GraphQL: their requests are told apart by the operation's name. */
  graphql?: readonly (string | RegExp)[] | undefined
  /** `pending`: everything waits in memory, and nothing is stored, until `consent(true)`. */
  consent?: 'pending' | undefined
  /** The last word on every item: change it, or answer `false` to keep it in the page. */
  beforeSend?: ((item: CapturedItem) => boolean | undefined) | undefined
}

type Bare<T> = T extends ErrorItem ? never : Omit<T, 'at' | 'view'>

/** An item of the wire before it is packed: stacks are still text. */
export type CapturedItem = CapturedError | Bare<Item>

export interface CapturedError extends Omit<ErrorItem, 'at' | 'view' | 'exceptions'> {
  exceptions: (Omit<Exception, 'stack'> & { stack?: string | undefined })[]
}

export interface CaptureOptions {
  tags?: Record<string, string> | undefined
  contexts?: Contexts | undefined
  /** Groups by these texts instead of by type, message and stack. */
  fingerprint?: string[] | undefined
  level?: Level | undefined
}

/** No method throws, whatever it is given. */
export interface Client {
  /** Why nothing is recorded, where `init` could not start; otherwise undefined. */
  readonly problem: string | undefined
  captureError: (error: unknown, options?: CaptureOptions) => void
  captureMessage: (message: string, options?: CaptureOptions) => void
  /** An id of your own choice, sent with everything from now on; `undefined` when the user leaves. */
  setUser: (id: string | undefined) => void
  /** Added to the tags set before; `undefined` takes one away. */
  setTags: (tags: Record<string, string | undefined>) => void
  /** A named group of facts, sent with errors; `undefined` takes it away. */
  setContext: (name: string, context: Contexts[string] | undefined) => void
  /** The route template of the current view, such as `/products/:id`, so that views group. */
  setRoute: (route: string | undefined) => void
  /** Something worth knowing when an error follows. */
  breadcrumb: (text: string) => void
  /** Adds to a counter, by 1 where no value is given. */
  count: (name: string, value?: number, tags?: Record<string, string>) => void
  /** A value that goes up and down; the last one before a beacon is sent. */
  gauge: (name: string, value: number, tags?: Record<string, string>) => void
  /** A value whose distribution matters: durations, sizes. */
  measure: (name: string, value: number, tags?: Record<string, string>) => void
  /** Answers `consent: 'pending'`: `true` sends what waits, `false` forgets it and stops. */
  consent: (granted: boolean) => void
  /** Sends at once what waits for its turn. */
  flush: () => void
  /** Sends what waits, records nothing more and leaves the page as it was. */
  stop: () => void
}
