import type { ReadTrace, ReadLimits } from './jaeger/create-jaeger.ts'
import { toTraceId } from './trace-id.ts'
import type { Span } from './span.ts'

const AT_ONCE = 4

interface Reading<Kept> extends ReadLimits {
  read: ReadTrace
  /** Of each trace only what this makes of it is held. */
  keep: (trace: { traceId: string; spans: readonly Span[] }) => Kept
}

export interface ReadMany<Kept> {
  kept: Kept[]
  /** Not there, or too large to be read. */
  absent: number
  /** Why one could not be read, where one could not; those after it were not asked for. */
  problem: string | undefined
}

/** Reads a few at once until all are read or Jaeger fails: who is away once is away for the rest. */
export async function readMany<Kept>(
  traceIds: readonly string[],
  { read, keep, ...limits }: Reading<Kept>,
): Promise<ReadMany<Kept>> {
  const waiting = traceIds.flatMap((id) => toTraceId(id) ?? [])
  const answers: ReadMany<Kept> = { kept: [], absent: 0, problem: undefined }

  async function work(): Promise<void> {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const answer = await read(id, limits)
      if (answer.is === 'absent' || answer.is === 'too-large') answers.absent += 1
      else if (answer.is === 'read') answers.kept.push(keep({ traceId: id, spans: answer.spans }))
      else {
        answers.problem ??= answer.why
        waiting.length = 0
      }
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return answers
}
