import type { AuditEntry } from '@seismo/ingest/api'

type Field = AuditEntry['fields'][number]

/** The fields that say more than the sentence above them does. */
export function shownFields({ kind, verb, fields }: AuditEntry): Field[] {
  // That who logs in has a name and a role is no news.
  if (kind === 'login') return []
  if (verb === 'changed') return fields
  return fields.filter((field) => !isSecret(field) && !(kind === 'token' && field.name === 'name'))
}

/** Both are null where a value is secret: that it changed is all there is to know. */
export function isSecret({ from, to }: Field): boolean {
  return from === null && to === null
}
