import { ImportError } from '../import-error.ts'
import type { SentryIssue } from './source.ts'

/**
 * An issue as `/api/0/projects/{org}/{project}/issues/` answers it.
 * @throws ImportError with where it was and what is wrong.
 */
export function readIssue(value: unknown, where: string): SentryIssue {
  const { id, status, statusDetails, assignedTo } = recordOf(value, where)
  if (typeof id !== 'string' || id === '') throw new ImportError(`${where}.id: expected a text`)
  if (typeof status !== 'string') throw new ImportError(`${where}.status: expected a text`)
  return {
    ...{ id, status },
    statusDetails: isRecord(statusDetails) ? statusDetails : {},
    assignee: assigneeOf(assignedTo),
  }
}

/** @throws ImportError */
export function recordOf(value: unknown, where: string): Record<string, unknown> {
  if (isRecord(value)) return value
  throw new ImportError(`${where}: expected an object`)
}

/** @throws ImportError */
export function listOf(value: unknown, where: string): unknown[] {
  if (Array.isArray(value)) return value as unknown[] // an array's members are unknown
  throw new ImportError(`${where}: expected a list`)
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function assigneeOf(given: unknown): SentryIssue['assignee'] {
  if (!isRecord(given) || given.type === 'team') return undefined
  const { name, email } = given
  return { name: textOf(name), email: textOf(email) }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
