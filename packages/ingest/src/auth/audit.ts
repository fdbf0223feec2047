import type { AuditEntry } from '../contract/audit.ts'
import type { Change, ChangeStep } from '../store/ports.ts'

type Shown = AuditEntry['fields'][number]['from']

/** What may be shown. A field that is added later stays hidden until it is named here. */
const OPEN = {
  project: [
    ...['number', 'slug', 'name', 'publicKey'],
    ...['allowedOrigins', 'archivedAt', 'sampling'],
  ],
  member: ['role', 'email', 'issuer', 'subject'],
  login: ['name', 'role', 'via', 'expiresAt'],
  token: ['name', 'role', 'expiresAt'],
  view: ['name', 'owner', 'visibleTo', 'q', 'view', 'sort'],
  'grouping-rules': ['from', 'yaml'],
  'scrub-rules': ['on', 'off', 'keys', 'patterns'],
  'alert-rule': ['name', 'rule'],
  silence: ['matchers', 'starts', 'ends', 'recurrence', 'reason'],
  snooze: ['until', 'silences'],
  'signing-key': [],
  link: ['project', 'path'],
  display: [],
} as const satisfies Record<Change['kind'], readonly string[]>

/** Of these it is told that they changed, and nothing more. */
const SECRET: Partial<Record<Change['kind'], readonly string[]>> = {
  member: ['password'],
  'signing-key': ['key'],
}

/** A step of the log of changes, as admins read it: without any secret or hash of one. */
export function toAuditEntry({ before, ...change }: ChangeStep): AuditEntry {
  const from = fieldsOf(before)
  const to = fieldsOf(change.value)
  const open = OPEN[change.kind]
    .map((name) => ({ name, from: shown(from.get(name)), to: shown(to.get(name)) }))
    .filter((field) => JSON.stringify(field.from) !== JSON.stringify(field.to))
  const secret = (SECRET[change.kind] ?? [])
    .filter((name) => from.get(name) !== to.get(name))
    .map((name) => ({ name, from: null, to: null }))
  return {
    at: change.at,
    actor: change.actor,
    kind: change.kind,
    id: idOf(change, from, to),
    verb: verbOf(before, change.value),
    fields: [...open, ...secret],
  }
}

function verbOf(before: string, after: string): AuditEntry['verb'] {
  if (after === '') return 'removed'
  return before === '' ? 'added' : 'changed'
}

/** A login's own id is the digest of its cookie. */
function idOf({ kind, id }: Change, from: Fields, to: Fields): string {
  if (kind !== 'login') return id
  const name = to.get('name') ?? from.get('name')
  return typeof name === 'string' ? name : ''
}

type Fields = ReadonlyMap<string, unknown>

function fieldsOf(value: string): Fields {
  if (value === '') return new Map()
  const parsed: unknown = JSON.parse(value)
  return new Map(typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [])
}

function shown(value: unknown): Shown {
  if (Array.isArray(value)) return value.map(shownItem)
  if (typeof value === 'object' && value !== null) return shownItem(value)
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

function shownItem(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
