import * as z from 'zod'
import type { Register } from './ports.ts'

export interface LeaseOptions {
  register: Pick<Register, 'read' | 'write'>
  /** Of this process, unlike any other's. */
  holder: string
  /** Without a sign of life for so long, whoever holds it is taken for dead. */
  ttlMs: number
  /** Never set back, and of this machine alone: no two clocks are compared. */
  monotonicMs: () => number
}

export interface Held {
  /** Larger than that of any holder before. */
  term: number
  /** Nobody else can have it yet, and this one is not given back. */
  isValid(): boolean
  /** @returns whether it is still held. */
  renew(): Promise<boolean>
  release(): Promise<void>
}

/** Empty where it was given back. */
const cell = z.object({ holder: z.string() })

interface Sight {
  holder: string
  revision: number
  /** When it was first seen like that. */
  since: number
}

/**
 * A right that one process at a time has. Each write begins a new revision, and whoever sees one stay
 * for `ttlMs` may write after it: the holder counts the same time from before its write, so its own
 * ends first, however long it was paused in between.
 */
export function createLease({ register, holder, ttlMs, monotonicMs }: LeaseOptions) {
  let sight: Sight | undefined

  async function look(): Promise<Sight> {
    const found = await register.read()
    const revision = found?.revision ?? 0
    if (sight?.revision === revision) return sight
    const its = found ? cell.parse(JSON.parse(found.value)).holder : ''
    sight = { holder: its, revision, since: monotonicMs() }
    return sight
  }

  /** Undefined where another process has it. */
  async function acquire(): Promise<Held | undefined> {
    const { holder: before, revision, since } = await look()
    const startedAt = monotonicMs()
    // Its own from before: a write of which no answer came.
    const isFree = before === '' || before === holder || startedAt - since >= ttlMs
    if (!isFree) return undefined
    const term = await register.write(JSON.stringify({ holder }), revision)
    return term === undefined ? undefined : toHeld(term, startedAt)
  }

  function toHeld(term: number, startedAt: number): Held {
    let revision = term
    let validUntil = startedAt + ttlMs
    const isValid = () => monotonicMs() < validUntil

    async function renew(): Promise<boolean> {
      const from = monotonicMs()
      if (from >= validUntil) return false
      const next = await register.write(JSON.stringify({ holder }), revision)
      if (next === undefined) {
        validUntil = -Infinity
        return false
      }
      revision = next
      validUntil = from + ttlMs
      return true
    }

    async function release(): Promise<void> {
      const wasValid = isValid()
      validUntil = -Infinity
      if (wasValid) await register.write(JSON.stringify({ holder: '' }), revision)
    }

    return { term, isValid, renew, release }
  }

  return { acquire }
}

export type Lease = ReturnType<typeof createLease>
