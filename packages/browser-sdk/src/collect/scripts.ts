import type { Feature } from '../host.ts'

/** What the server needs to know of the scripts on a stack: their debug ids, and who may have hidden a nameless error. */
export const scripts: Feature = (host) => {
  const { emit, pack } = host

  host.emit = (item, call) => {
    if (item.is === 'error' && /^Script error/.test(item.exceptions[0]?.message ?? ''))
      item.scripts = hiding()
    emit(item, call)
  }
  host.pack = (envelope) => {
    const text = envelope.lines?.join()
    if (text) envelope.debugIds = debugIdsIn(text)
    return pack(envelope)
  }
}

/** Other origins' scripts without `crossorigin`: browsers keep the errors of these to themselves. */
function hiding(): string[] {
  return [...document.scripts]
    .filter(({ src, crossOrigin }) => src && crossOrigin === null && new URL(src).origin !== origin)
    .map(({ src }) => src)
}

/** Bundler plugins note where a script runs (a stack made in it) with the id of its source map. */
function debugIdsIn(text: string): Record<string, string> {
  const ids: Record<string, string> = {}
  for (const name of ['seismoDebugIds', '_sentryDebugIds'])
    // as: a plugin's table, from a stack to an id.
    for (const [stack, id] of Object.entries(
      (Reflect.get(self, name) as Record<string, string>) ?? {},
    )) {
      const [url] = /\w+:\/\/[^\s)]+?(?=:\d+:\d+)/.exec(stack) ?? []
      if (url && text.includes(url)) ids[url] = id
    }
  return ids
}
