import { toAddress } from '../browser/address.ts'
import type { Feature, Host } from '../host.ts'
import type { Envelope } from '../wire.ts'

/** What the server needs to know of the scripts that items name: their debug ids, and who may have hidden a nameless error. */
export const scripts: Feature = (host) => {
  const { emit, pack } = host

  host.emit = (item, call) => {
    if (item.is === 'error' && /^Script error/.test(item.exceptions[0]?.message ?? ''))
      item.scripts = hiding()
    emit(item, call)
  }
  host.pack = (envelope) => {
    envelope.debugIds = debugIdsIn(envelope)
    return pack(envelope)
  }
}

/** Other origins' scripts without `crossorigin`: browsers keep the errors of these to themselves. */
function hiding(): string[] {
  return [...document.scripts]
    .filter(({ src, crossOrigin }) => src && crossOrigin === null && new URL(src).origin !== origin)
    .map(({ src }) => src)
}

/**
 * Bundler plugins note where a script runs (a stack made in it) with the id of its source map. A script
 * is named in the lines of stacks, and in long frames, vitals and reports, without its query.
 */
function debugIdsIn(envelope: Parameters<Host['pack']>[0]): Envelope['debugIds'] {
  let text: string | undefined
  let ids: Envelope['debugIds']
  for (const name of ['seismoDebugIds', '_sentryDebugIds'])
    // as: a plugin's table, from a stack to an id.
    for (const [stack, id] of Object.entries(
      (Reflect.get(self, name) as Record<string, string>) ?? {},
    )) {
      const [url] = /\w+:\/\/[^\s)]+?(?=:\d+:\d+)/.exec(stack) ?? []
      // Written once, and only on a page that has such a table.
      text ??= JSON.stringify(envelope)
      if (url && text.includes(toAddress(url))) (ids ??= {})[url] = id
    }
  return ids
}
