import type { Receiver } from './receiver.ts'

/** Shorter ones are words, not secrets, and would take words out of every message. */
const LEAST = 6
const NAMES = /secret|token|password|routing_key|headers|body/

/**
 * Leaves out of an error what is secret of the receiver: of addresses the part after the host, for a
 * webhook's path is its password. Servers and libraries like to repeat what they were asked.
 */
export function redact(receiver: Receiver, text: string): string {
  return secretsIn(receiver, false)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, secret) => left.replaceAll(secret, '…'), text)
}

function secretsIn(value: unknown, isSecret: boolean): string[] {
  if (typeof value === 'string') return isSecret ? longEnough([value]) : secretsOfUrl(value)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) =>
    secretsIn(part, isSecret || NAMES.test(name)),
  )
}

function secretsOfUrl(text: string): string[] {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return []
  const { pathname, search, username, password } = new URL(text)
  const login = `${username}:${password}@`
  return longEnough([pathname + search, pathname, search, login, username, password])
}

function longEnough(secrets: string[]): string[] {
  return secrets.filter(({ length }) => length >= LEAST)
}
