import * as z from 'zod'
import { readSignedText, signText, type SigningKey } from '../../auth/signed-text.ts'

export const SNOOZES = ['15m', '1h', '4h', 'resolved'] as const

/** What a link in a message would do. Names are short: four of them stand in each message. */
const snoozed = z.object({
  /** Of the project. */
  p: z.number(),
  /** Of the thread. */
  k: z.string(),
  /** Whom the message went to. */
  r: z.string(),
  /** For how long. */
  d: z.enum(SNOOZES),
  /** Until when the link holds, in epoch milliseconds. */
  x: z.number(),
  /** Of this link alone: it is used once. */
  n: z.string(),
})
export type Snoozed = z.output<typeof snoozed>

export function signSnooze(key: SigningKey, what: Snoozed): Promise<string> {
  return signText(key, what)
}

/** Undefined for what we did not sign; whether it still holds is asked elsewhere. */
export async function readSnooze(key: SigningKey, token: string): Promise<Snoozed | undefined> {
  return snoozed.safeParse(await readSignedText(key, token)).data
}
