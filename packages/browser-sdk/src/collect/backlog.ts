import type { Feature } from '../host.ts'
import type { Backlog } from '../loader.ts'
import { reportFile } from './blocked.ts'
import { reportEvent } from './errors.ts'

/** Takes over what the loader snippet kept while the script was on its way. */
export function backlogOf({ kept, keep }: Partial<Backlog>): Feature {
  return (host) => {
    if (!keep) return
    removeEventListener('error', keep, true)
    removeEventListener('unhandledrejection', keep)
    for (const each of kept ?? [])
      if (Array.isArray(each)) {
        const [name, args] = each
        // as: the page called it by this name, on the loader's stand-in; one that is none is not called.
        const method = host.client[name as 'captureError'] as
          ((...all: unknown[]) => void) | undefined
        method?.(...args)
      } else {
        reportEvent(host, each as ErrorEvent)
        reportFile(host, each)
      }
  }
}
