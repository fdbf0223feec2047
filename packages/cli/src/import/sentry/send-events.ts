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
/** Of ids that one question may have. */
const MOST_IDS = 1_000
const LOOK_EVERY_MS = 500
/** Processing is over when nothing more is found for so long. */
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

/** The issues that events are in, once these are stored; those that never are, are left out. */
export async function findIssues(
  target: SeismoTarget,
  { ids, from, to }: { ids: readonly string[]; from: number; to: number },
): Promise<EventIssue[]> {
  const found: EventIssue[] = []
  for (let start = 0; start < ids.length; start += MOST_IDS) {
    const wanted = ids.slice(start, start + MOST_IDS)
    let last: EventIssue[] = []
    for (let looked = 0; looked < PATIENCE && last.length < wanted.length; looked += 1) {
      if (looked > 0) await target.wait(LOOK_EVERY_MS)
      last = (await askFor(target, { ids: wanted, from, to })).items
    }
    found.push(...last)
  }
  return found
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
