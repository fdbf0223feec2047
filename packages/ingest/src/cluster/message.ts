import * as z from 'zod'
import { streamEvent } from '../contract/stream.ts'
import type { Artifact } from '../symbolicate/artifacts/ports.ts'

const artifact = z.object({
  release: z.string(),
  path: z.string(),
  debugId: z.string().exactOptional(),
  key: z.string(),
  sizeBytes: z.number(),
  uploadedAt: z.number(),
}) satisfies z.ZodType<Artifact>

const projectId = z.number()

/** What machines tell each other, beside what is in the database. */
const message = z.discriminatedUnion('is', [
  /** For the open pages of all. */
  z.object({ is: z.literal('event'), event: streamEvent }),
  /** A map was uploaded: stacks seen without it are looked up again. */
  z.object({ is: z.literal('artifact'), projectId, artifact }),
  /** A beacon was refused, and a page loaded the script: for whoever sets a project up. */
  z.object({
    ...{ is: z.literal('refused'), projectId, reason: z.string() },
    origin: z.string().exactOptional(),
  }),
  z.object({ is: z.literal('loaded'), origin: z.string().exactOptional() }),
])
export type PeerMessage = z.output<typeof message>

/** Undefined for what a later version says. */
export function readMessage(given: unknown): PeerMessage | undefined {
  return message.safeParse(given).data
}
