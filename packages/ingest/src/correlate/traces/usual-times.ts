import type { Span } from './span.ts'

/** Of operations in other traces: how long they worked themselves. */
export interface UsualTimes {
  add: (span: Span, selfUs: number) => void
  /** Undefined where too few were seen to call anything usual. */
  of: (span: Span) => Usual | undefined
}

export interface Usual {
  medianUs: number
  mostUs: number
  n: number
}

const LEAST = 3
const MOST_OPERATIONS = 2_000
const MOST_TIMES = 500

export function createUsualTimes(): UsualTimes {
  const times = new Map<string, number[]>()
  return {
    add: (span, selfUs) => {
      const key = operationKey(span)
      const known = times.get(key) ?? []
      if (known.length >= MOST_TIMES || (known.length === 0 && times.size >= MOST_OPERATIONS))
        return
      known.push(selfUs)
      times.set(key, known)
    },
    of: (span) => {
      const known = times.get(operationKey(span)) ?? []
      if (known.length < LEAST) return undefined
      const sorted = known.toSorted((a, b) => a - b)
      return {
        medianUs: sorted[Math.floor(sorted.length / 2)] ?? 0,
        mostUs: sorted.at(-1) ?? 0,
        n: sorted.length,
      }
    },
  }
}

export function operationKey({ service, operation }: Pick<Span, 'service' | 'operation'>): string {
  return JSON.stringify([service, operation])
}

const LEAST_EXCESS_US = 10_000

/** Slower than it ever was elsewhere, by twice the usual and by more than people would overlook. */
export function isSlow(selfUs: number, { medianUs, mostUs }: Usual): boolean {
  return selfUs > mostUs && selfUs >= 2 * medianUs && selfUs - medianUs >= LEAST_EXCESS_US
}
