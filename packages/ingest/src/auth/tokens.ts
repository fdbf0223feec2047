import * as z from 'zod'
import type { Change } from '../store/ports.ts'
import type { Actor } from './logins.ts'
import type { ChangeLog, RecordChange } from './recorder.ts'
import { role, type Role } from './role.ts'
import { digest, newSecret } from './secret.ts'

/** Before the random part, so that scanners of code and logs know what they found. */
const PREFIX = 'seismo_'

const tokenRecord = z.object({
  name: z.string(),
  role,
  digest: z.string(),
  createdAt: z.number(),
  createdBy: z.string(),
  expiresAt: z.number().nullable(),
})

type TokenRecord = z.output<typeof tokenRecord>

export interface Token extends Omit<TokenRecord, 'digest'> {
  id: string
}

interface TokenOptions {
  changes: ChangeLog
  record: RecordChange
  now: () => number
  newId: () => string
}

interface NewToken {
  name: string
  role: Role
  expiresAt: number | null
}

/** Tokens of scripts and servers, stored by the digest of their secret alone. */
export function createTokens({ changes, record, now, newId }: TokenOptions) {
  // All of them at once: guesses then cost no query each, and a database that is away locks nobody out.
  let known: Promise<Map<string, TokenRecord>> | undefined

  async function create(given: NewToken, actor: string): Promise<{ token: Token; secret: string }> {
    const secret = PREFIX + newSecret()
    const id = newId()
    const about = { ...given, createdAt: now(), createdBy: actor }
    await record({ kind: 'token', id, actor, value: { ...about, digest: digest(secret) } })
    known = undefined
    return { token: { id, ...about }, secret }
  }

  async function list(): Promise<Token[]> {
    const stored = await changes.newest('token')
    return stored
      .map((change) => toToken(change.id, parse(change)))
      .toSorted((a, b) => b.createdAt - a.createdAt)
  }

  async function remove(id: string, actor: string): Promise<'removed' | 'unknown'> {
    const [after] = await changes.newest('token', id)
    if (!after) return 'unknown'
    await record({ kind: 'token', id, actor, value: undefined, after })
    known = undefined
    return 'removed'
  }

  async function actorOf(secret: string): Promise<Actor | undefined> {
    if (!secret.startsWith(PREFIX)) return undefined
    const token = (await readKnown()).get(digest(secret))
    if (!token || (token.expiresAt !== null && token.expiresAt <= now())) return undefined
    // The space keeps it apart from every member's name.
    return { name: `token ${token.name}`, role: token.role }
  }

  function readKnown(): Promise<Map<string, TokenRecord>> {
    if (known) return known
    const reading = changes
      .newest('token')
      .then((stored) => new Map(stored.map(parse).map((token) => [token.digest, token])))
    known = reading
    // A failure is this request's; the next one asks again.
    reading.catch(() => {
      if (known === reading) known = undefined
    })
    return reading
  }

  /** As other machines changed them; what cannot be read now stays as it was. */
  async function refresh(): Promise<void> {
    if (!known) return
    const before = known
    known = undefined
    await readKnown().catch((cause: unknown) => {
      known ??= before
      throw cause
    })
  }

  return { create, list, remove, actorOf, refresh }
}

export type Tokens = ReturnType<typeof createTokens>

function parse({ value }: Change): TokenRecord {
  return tokenRecord.parse(JSON.parse(value))
}

function toToken(id: string, record: TokenRecord): Token {
  const { name, role, createdAt, createdBy, expiresAt } = record
  return { id, name, role, createdAt, createdBy, expiresAt }
}
