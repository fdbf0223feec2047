import { every } from '../lib/every.ts'
import type { Held, Lease } from './lease.ts'

interface TenancyOptions {
  lease: Lease
  ttlMs: number
  /** Takes over: what the holder before left is read; until it resolves the lease is not used. */
  begin: (held: Held) => Promise<void>
  /** Another has it now. */
  end: () => void
  onError: (cause: unknown) => void
}

/** Asks for a lease until it is had, and keeps it for as long as the process lives and is heard of. */
export function createTenancy({ lease, ttlMs, begin, end, onError }: TenancyOptions) {
  let held: Held | undefined
  let isBegun = false

  async function look(): Promise<void> {
    if (held && !(await held.renew())) leave()
    if (held) return
    held = await lease.acquire()
    if (!held) return
    try {
      await renewedDuring(held)
      isBegun = true
    } catch (cause) {
      await held.release()
      leave()
      throw cause
    }
  }

  /** To begin may take longer than a lease lasts, on a slow database. */
  async function renewedDuring(mine: Held): Promise<void> {
    const stopRenewing = every(ttlMs / 4, () => mine.renew().then(() => undefined), onError)
    try {
      await begin(mine)
    } finally {
      await stopRenewing()
    }
    if (!mine.isValid()) throw new Error('the lease ran out while its tenure began')
  }

  function leave(): void {
    held = undefined
    if (isBegun) end()
    isBegun = false
  }

  const stop = every(ttlMs / 4, look, onError)
  return {
    look,
    isHeld: () => isBegun && held?.isValid() === true,
    /** Another takes it at once. */
    stop: async () => {
      await stop()
      await held?.release()
      leave()
    },
  }
}
