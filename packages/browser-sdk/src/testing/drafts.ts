import type { CapturedError } from '../api.ts'
import type { Call, Draft } from '../host.ts'

type ErrorDraft = Extract<Draft, { is: 'error' }>
type RequestDraft = Extract<Draft, { is: 'request' }>

/** An item that is an error, of one exception. */
export function anError({
  type = 'TypeError',
  message = 'x is undefined',
  stack,
  ...rest
}: Partial<CapturedError['exceptions'][number]> & Partial<ErrorDraft> = {}): ErrorDraft {
  return { is: 'error', mechanism: 'error', exceptions: [{ type, message, stack }], ...rest }
}

export function aRequest(given: Partial<RequestDraft> = {}): RequestDraft {
  const target = 'https://shop.example/api/cart'
  return {
    ...{ is: 'request', via: 'fetch', target, status: 200, outcome: 'load', durationMs: 12 },
    ...given,
  }
}

export function aVital(given: Partial<Extract<Draft, { is: 'vital' }>> = {}): Draft {
  return { is: 'vital', name: 'LCP', value: 1_200, navigationType: 'navigate', ...given }
}

export function aCall({ known, ...given }: Partial<Call> = {}): Call {
  const address = 'https://shop.example/api/cart?id=7'
  const target = 'https://shop.example/api/cart'
  return { address, startedAt: 0, ...given, known: { via: 'fetch', target, ...known } }
}
