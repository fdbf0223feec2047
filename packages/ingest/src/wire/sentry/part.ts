import type { Context, Drop, Envelope, Item } from '../envelope.ts'
import type { Refusal } from '../foreign/refusal.ts'
import type { Head } from './head.ts'

/** What one item of a Sentry envelope becomes: items of different contexts share Sentry's envelope. */
export interface Part {
  envelopes: Envelope[]
  refused: Refusal[]
}

export function refusal(kind: string, reason: Refusal['reason'], detail: string): Part {
  return { envelopes: [], refused: [{ kind, reason, detail }] }
}

interface Contents {
  id: string
  context?: Partial<Context>
  items?: Item[]
  drops?: Drop[]
}

export function toEnvelope(
  { sentAt, sdk, trace }: Head,
  { id, context, items = [], drops = [] }: Contents,
): Envelope {
  return {
    ...{ id, sentAt, sdk },
    context: {
      sessionId: '',
      release: trace.release,
      environment: trace.environment,
      userId: '',
      tags: {},
      contexts: {},
      ...context,
    },
    ...{ items, drops },
  }
}
