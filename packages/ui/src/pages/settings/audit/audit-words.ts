import type { AuditEntry, Project } from '@seismo/ingest/api'
import { formatDate } from '../../../format/time.ts'

type Named = Pick<Project, 'number' | 'name'>
type Field = AuditEntry['fields'][number]

/** What was done to what, after the name of who did it. */
export function deedOf(entry: AuditEntry, projects: readonly Named[]): string {
  if (entry.kind === 'login') return loginDeed(entry)
  const rules = RULES.get(entry.kind)
  if (rules !== undefined) return `saved ${rules} of ${projectName(entry, projects)}`
  const what = entry.kind === 'view' ? 'the saved view' : entry.kind
  return `${entry.verb} ${what} ${nameOf(entry, projects)}`
}

export function valueWords(value: Field['to'], field: string): string {
  if (value === null) return '—'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ')
  // Up to 64 kB: the page of the rules shows them, and the API what they were.
  if (field === 'yaml') return linesOf(String(value))
  return TIMES.has(field) && typeof value === 'number' ? formatDate(value) : String(value)
}

const RULES = new Map<string, string>([
  ['grouping-rules', 'grouping rules'],
  ['scrub-rules', 'privacy rules'],
])

const TIMES = new Set(['expiresAt', 'archivedAt'])

function linesOf(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  return lines === 1 ? '1 line' : `${lines} lines`
}

function loginDeed({ verb, actor, id }: AuditEntry): string {
  if (verb === 'added') return 'logged in'
  if (verb === 'changed') return `changed a login of ${id}`
  return actor === id ? 'logged out' : `ended a login of ${id}`
}

function projectName({ id }: Pick<AuditEntry, 'id'>, projects: readonly Named[]): string {
  return projects.find(({ number }) => String(number) === id)?.name ?? id
}

function nameOf({ kind, id, fields }: AuditEntry, projects: readonly Named[]): string {
  if (kind === 'project') return projectName({ id }, projects)
  // The name of a token or view is known where it came or went; its id says nothing to anybody.
  const name = fields.find((field) => field.name === 'name')
  const known = name?.to ?? name?.from
  return typeof known === 'string' ? known : id
}
