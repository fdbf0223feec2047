import * as z from 'zod'
import type { ChangeLog, RecordChange } from './recorder.ts'
import type { SigningKey } from './signed-text.ts'

const KIND = 'signing-key'
const BYTES = 32

const stored = z.object({ key: z.string() })

/**
 * The key that links and cookies are signed with: made at its first use and kept in the log of changes,
 * so that those of before a restart go on to hold.
 */
export function createSigningKey(
  changes: ChangeLog,
  record: RecordChange,
  id: string,
): () => Promise<SigningKey> {
  let known: Promise<SigningKey> | undefined

  async function readOrMake(): Promise<SigningKey> {
    const [before] = await changes.newest(KIND, id)
    if (before) return imported(stored.parse(JSON.parse(before.value)).key)
    const bytes = crypto.getRandomValues(new Uint8Array(BYTES))
    const key = btoa(String.fromCharCode(...bytes))
    await record({ kind: KIND, id, actor: 'seismo', value: { key } })
    // Of two that start at once the later key is everybody's.
    const [after] = await changes.newest(KIND, id)
    return imported(after ? stored.parse(JSON.parse(after.value)).key : key)
  }

  return () => {
    const reading = known ?? readOrMake()
    known = reading
    // A failure is this call's; the next one asks again.
    reading.catch(() => {
      if (known === reading) known = undefined
    })
    return reading
  }
}

function imported(base64: string): Promise<SigningKey> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify'])
}
