import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '../config.ts'
import type { ArtifactFiles } from '../backup/write-backup.ts'
import { artifactKeys, createFolderArtifacts } from '../store/folder-artifacts.ts'
import { createRestingArtifacts } from '../store/resting-artifacts.ts'
import { createS3Artifacts } from '../store/s3-artifacts.ts'
import type { ArtifactStore } from '../symbolicate/artifacts/ports.ts'

/** Where uploaded maps are kept: in the bucket that the settings name, else in the data folder. */
export function openArtifacts(
  config: Pick<Config, 'data' | 'artifacts_url' | 'aws'>,
): ArtifactStore {
  const { data, artifacts_url: location, aws: credentials } = config
  if (!location || !credentials) return createFolderArtifacts(resolve(data, 'artifacts'))
  const { fetch } = globalThis
  const bucket = createS3Artifacts({ location, credentials, fetch, wait })
  return createRestingArtifacts(bucket, Date.now)
}

/** What a backup copies; undefined where maps lie in a bucket, whose backup is that of the bucket. */
export function artifactFiles(
  config: Pick<Config, 'data' | 'artifacts_url'>,
): ArtifactFiles | undefined {
  if (config.artifacts_url) return undefined
  const folder = resolve(config.data, 'artifacts')
  const artifacts = createFolderArtifacts(folder)
  return { keys: () => artifactKeys(folder), get: (key) => artifacts.get(key) }
}
