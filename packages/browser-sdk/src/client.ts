import { attempt, guard } from './browser/guard.ts'
import { stopAll, type Stop } from './browser/listen.ts'
import { onPageExit } from './browser/page-exit.ts'
import { isPrerendering } from './browser/prerender.ts'
import { collectErrors } from './collect/errors.ts'
import { collectPageViews } from './collect/page-views.ts'
import { collectRejections } from './collect/rejections.ts'
import { createErrorReporter, type ReportError } from './collect/report-error.ts'
import { collectRequests } from './collect/requests.ts'
import { collectVitals } from './collect/vitals.ts'
import { checkOptions, type Options, type Settings } from './options.ts'
import { createPipeline, type Draft } from './pipeline/pipeline.ts'
import { isSampled } from './pipeline/sample.ts'
import { createContext, type SessionContext } from './session/context.ts'
import { createPageViews } from './session/page-view.ts'
import { openSession } from './session/session.ts'
import { toTags } from './tags.ts'
import { createBatch, type Batch } from './transport/batch.ts'
import { toParcels } from './transport/parcel.ts'
import { createQueue } from './transport/queue.ts'
import { createSend } from './transport/send.ts'
import type { ErrorItem } from './wire.ts'

export interface CaptureOptions {
  tags?: Record<string, string> | undefined
  level?: ErrorItem['level'] | undefined
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
  /** The route template of the current view, such as `/products/:id`, so that views group. */
  setRoute: (route: string | undefined) => void
  /** Sends at once what waits for its turn. */
  flush: () => void
  /** Sends what waits, records nothing more and leaves the page as it was. */
  stop: () => void
}

const MAX_NAME = 200

/** Never throws: a client that could not start does nothing and says why in `problem`. */
export function init(options: Options): Client {
  if (typeof window === 'undefined') return createOffClient('Seismo is off: there is no page here.')
  return attempt(() => {
    const checked = checkOptions(options)
    return checked.is === 'bad' ? createOffClient(checked.problem) : createClient(checked.settings)
  }, createOffClient('Seismo is off: this browser lacks what it needs.'))
}

function createClient({ beaconUrl, sampleRate, labels }: Settings): Client {
  const sessionId = openSession()
  const context = createContext({ sessionId, ...labels })
  const views = createPageViews(() => location.href)
  const batch = createTransport(beaconUrl, context)
  const pipeline = createPipeline({
    views,
    isSampled: isSampled(sessionId, sampleRate),
    add: batch.add,
  })
  let isOn = true
  const emit = guard((draft: Draft) => {
    if (isOn) pipeline(draft)
  })
  const report = createErrorReporter(emit)
  const stopCollecting = startCollecting(emit, report, () => batch.flush(true))

  return {
    problem: undefined,
    ...createCapture(report),
    ...createSetters(context, batch),
    setRoute: guard((route) => {
      views.current().route = route?.slice(0, MAX_NAME)
    }),
    flush: guard(() => batch.flush(false)),
    stop: guard(() => {
      isOn = false
      stopCollecting()
      batch.flush(true)
    }),
  }
}

function createTransport(beaconUrl: string, context: SessionContext): Batch {
  const queue = createQueue(createSend(beaconUrl))
  return createBatch({
    isHeld: () => isPrerendering(),
    isHidden: () => document.visibilityState === 'hidden',
    deliver(entries, isLeaving) {
      queue.add(toParcels(context.read(), entries))
      if (isLeaving) queue.leave()
      else queue.send()
    },
  })
}

function startCollecting(
  emit: (draft: Draft) => void,
  report: ReportError,
  leave: () => void,
): Stop {
  // Page views first: the others happen within one. Where one cannot start, the rest still do.
  const starts = [
    () => collectPageViews(emit),
    () => collectErrors(report),
    () => collectRejections(report),
    () => collectRequests(emit),
    () => collectVitals(emit),
    () => onPageExit(leave),
  ]
  return stopAll(starts.map((start) => attempt(start, () => undefined)))
}

function createCapture(report: ReportError): Pick<Client, 'captureError' | 'captureMessage'> {
  const capture = guard((thrown: unknown, { tags, level }: CaptureOptions = {}) =>
    report({ thrown, mechanism: 'captured', level, tags: tags && toTags(tags) }),
  )
  return {
    captureError: capture,
    captureMessage: guard((message, options) =>
      capture({ name: 'Message', message }, { level: 'info', ...options }),
    ),
  }
}

function createSetters(context: SessionContext, batch: Batch): Pick<Client, 'setUser' | 'setTags'> {
  return {
    setUser: guard((id) => {
      // What the one user met must not be told of the next.
      if (context.read().userId) batch.flush(false)
      context.setUser(id?.slice(0, MAX_NAME))
    }),
    setTags: guard((tags) => context.setTags(toTags({ ...context.read().tags, ...tags }))),
  }
}

function createOffClient(problem: string): Client {
  const nothing = () => undefined
  return {
    problem,
    captureError: nothing,
    captureMessage: nothing,
    setUser: nothing,
    setTags: nothing,
    setRoute: nothing,
    flush: nothing,
    stop: nothing,
  }
}
