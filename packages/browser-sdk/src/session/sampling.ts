import type { Call, Draft, Host } from '../host.ts'

/**
 * Adds an item of those that a share of the sessions sends. The session's id is random and lives as
 * long as the session, so its head is the die: every page of a visit falls the same way.
 */
export function emitSampled(host: Host, item: Draft, call?: Call): void {
  const { sampleRate = 1 } = host.options
  if (sampleRate < 1) {
    if (parseInt(host.context.sessionId.slice(0, 8), 16) / 2 ** 32 >= sampleRate) return
    item.weight = 1 / sampleRate
  }
  host.emit(item, call)
}
