import { parseSearch } from '../../packages/ingest/src/search.ts'
import type { CountsShape } from '../../packages/ingest/src/store/alert-inputs.ts'
import type { Store } from '../../packages/ingest/src/store/ports.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export type Frame = ReturnType<typeof alertInputsFrame>

/** A whole five minutes that are over, and a store to ask about them. */
export function alertInputsFrame(storeOf: () => Store, aProject: () => number) {
  const now = Date.now()
  const bucket = Math.floor(now / (5 * MINUTE)) * 5 * MINUTE - 10 * MINUTE
  return {
    ...{ storeOf, aProject, now, bucket, at: bucket + MINUTE },
    range: { from: bucket, to: bucket + 5 * MINUTE },
    inputs: () => storeOf().alertInputs,
    ofProject: (projectId: number): CountsShape => ({
      ...{ projectIds: [projectId], where: [], by: 'project' },
    }),
    where: (text: string) => parseSearch(text).parts,
  }
}
