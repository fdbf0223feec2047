import type { EventIssue, Imported } from '@seismo/ingest/api'
import { askApi, type ApiRequest, type ApiTarget } from '../../ask-api.ts'
import { ImportError } from '../import-error.ts'
import type { SentryEvent } from './source.ts'

export interface SeismoTarget extends ApiTarget {
  project: string | undefined
  wait: (ms: number) => Promise<unknown>
}

const TRIES = 8
const FIRST_WAIT_MS = 500
const LOOK_EVERY_MS = 500
/** Looks, before what was not found is taken to be put aside. */
const PATIENCE = 60

export async function sendEvents(
  target: SeismoTarget,
  events: readonly SentryEvent['event'][],
): Promise<Imported> {
  const request = { path: `/api/import/sentry${queryOf(target)}`, method: 'POST' } as const
  for (let tried = 1; ; tried += 1) {
    const asked = await askApi<Imported>(target, { ...request, body: { events } })
    if (asked.is === 'answer') return asked.answer
    // What it says of the request will not change; that it is away or full may.
    const mayChange = asked.status === undefined || asked.status === 429 || asked.status >= 500
    if (!mayChange || tried >= TRIES) throw new ImportError(asked.why)
    await target.wait(FIRST_WAIT_MS * 2 ** (tried - 1))
  }
}

/** The issues that events are in, once as many as are `kept` are stored; what is put aside never is. */
export async function findIssues(
  target: SeismoTarget,
  { kept, ...events }: { ids: readonly string[]; from: number; to: number; kept: number },
): Promise<EventIssue[]> {
  if (kept === 0) return []
  for (let looked = 1; ; looked += 1) {
    const { items } = await askFor(target, events)
    if (items.length >= kept || looked >= PATIENCE) return items
    await target.wait(LOOK_EVERY_MS)
  }
}

function askFor(target: SeismoTarget, body: object): Promise<{ items: EventIssue[] }> {
  const path = `/api/import/issues${queryOf(target)}`
  return askSeismo<{ items: EventIssue[] }>(target, { path, method: 'POST', body })
}

/** @throws ImportError */
export async function askSeismo<Answer>(target: ApiTarget, request: ApiRequest): Promise<Answer> {
  const asked = await askApi<Answer>(target, request)
  if (asked.is === 'answer') return asked.answer
  throw new ImportError(asked.why)
}

export function queryOf({ project }: Pick<SeismoTarget, 'project'>): string {
  return project === undefined ? '' : `?${new URLSearchParams({ project }).toString()}`
}
