import type { MemberAnswer } from '@seismo/ingest/api'
import type { Secret } from './SecretOnce.tsx'

/** The password in an answer, where the service made one. */
export function passwordSecret({ name, password }: MemberAnswer): Secret | undefined {
  if (password === undefined) return undefined
  return { title: `Password of ${name}`, label: 'password', value: password }
}
