import { guard } from './guard.ts'

/** Undoes what the function that returned it did. */
export type Stop = () => void

interface Events extends Omit<XMLHttpRequestEventMap, 'error'> {
  error: ErrorEvent
  unhandledrejection: PromiseRejectionEvent
  pageshow: PageTransitionEvent
  pagehide: PageTransitionEvent
  visibilitychange: Event
  prerenderingchange: Event
  popstate: PopStateEvent
  currententrychange: Event
}

/** `addEventListener` that can be undone and whose listener cannot throw at the page. */
export function listen<Type extends keyof Events>(
  target: EventTarget,
  type: Type,
  listener: (event: Events[Type]) => void,
): Stop {
  // as: the platform gives each of these types its class of event.
  const guarded = guard(listener) as EventListener
  target.addEventListener(type, guarded)
  return () => target.removeEventListener(type, guarded)
}

/** One `Stop` for many. */
export function stopAll(stops: readonly Stop[]): Stop {
  return () => {
    for (const stop of stops) stop()
  }
}
