import { setTimeout as wait } from 'node:timers/promises'
import { createR2Artifacts } from '../store/r2-artifacts.ts'
import { createRestingArtifacts } from '../store/resting-artifacts.ts'
import { createS3Artifacts } from '../store/s3-artifacts.ts'
import type { EdgeConfig } from '../settings/edge-config.ts'
import type { ArtifactStore } from '../symbolicate/artifacts/ports.ts'

/** Where the maps are that the service keeps: a bucket, for nothing else is reached from here. */
export function edgeArtifacts({ artifacts }: EdgeConfig): ArtifactStore {
  switch (artifacts.is) {
    case 'r2':
      return createR2Artifacts(artifacts.bucket, artifacts.prefix)
    case 's3':
      // Not `fetch` itself: workerd wants its own `this`.
      return createRestingArtifacts(
        createS3Artifacts({ ...artifacts, fetch: (...asked) => fetch(...asked), wait }),
        Date.now,
      )
    case 'none':
      return NO_ARTIFACTS
  }
}

const NO_ARTIFACTS: ArtifactStore = {
  put: () => Promise.reject(new Error('there is no bucket to put it into')),
  remove: () => Promise.resolve(),
  get: () => Promise.resolve(undefined),
  read: () => Promise.resolve(undefined),
}
