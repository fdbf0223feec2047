import type { Feature } from '../host.ts'

/** Says in every beacon what the script has cost the page so far. */
export const cost: Feature = (host) => {
  const { post, pack, emit } = host
  const spent = { cpuMs: 0, requests: 0, bytes: 0 }
  host.emit = (item, call) => {
    const startedAt = performance.now()
    emit(item, call)
    spent.cpuMs += performance.now() - startedAt
  }
  host.post = (body) => {
    spent.requests += 1
    spent.bytes += new Blob([body]).size
    return post(body)
  }
  host.pack = (envelope) => {
    envelope.cost = { ...spent, cpuMs: Math.round(spent.cpuMs) }
    return pack(envelope)
  }
}
