import { remembered } from '../lib/remembered.ts'

/** A URL as it is kept: without query, fragment and credentials, which carry people's data. */
export function keptUrl(url: string): string {
  return keptOnce(url)
}

const keptOnce = remembered((url) => {
  try {
    const kept = new URL(url)
    // Of a fragment, only the path of a router that lives there.
    const [path = ''] = /^#!?\/[^?]*/.exec(kept.hash) ?? []
    Object.assign(kept, { search: '', hash: path, username: '', password: '' })
    return kept.href
  } catch {
    // Relative or broken: a browser sends such a thing only for requests that never left.
    return url.split(/[?#]/, 1)[0] ?? ''
  }
})
