import { attempt, guard } from '../browser/guard.ts'
import type { Feature } from '../host.ts'

/** What a page may call before its feature is there. */
const CALLS = ['count', 'gauge', 'measure'] as const

/** Features that come once the page has loaded, so that they cost it nothing before. */
export function afterLoad(load: () => Promise<{ late: readonly Feature[] }>): Feature {
  return (host) => {
    // as: what is called now with some arguments is called later with the same.
    const client = host.client as Record<string, (...args: unknown[]) => void>
    const calls: (() => void)[] = []
    for (const name of CALLS)
      client[name] = (...args) => {
        calls.push(() => client[name]?.(...args))
      }

    const start = guard(() =>
      load().then(
        ({ late }) => {
          for (const feature of late) attempt(() => feature(host))
          for (const call of calls) call()
        },
        // The page does very well without it; the next beacon says that it was so.
        () => host.drop('beacon', 'late'),
      ),
    )
    host.startedAt = performance.now()
    if (document.readyState === 'complete') void start()
    else host.on('load', () => setTimeout(start))
  }
}
