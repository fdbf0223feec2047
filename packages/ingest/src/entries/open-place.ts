import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createFolderPlace } from '../backup/folder-place.ts'
import type { BackupPlace } from '../backup/place.ts'
import { createS3Place } from '../backup/s3-place.ts'
import { credentialsIn } from '../settings/credentials-in.ts'
import { s3Location } from '../store/s3-location.ts'
import { StartError } from './data-folder.ts'

/**
 * A folder, or `s3://bucket/prefix?endpoint=…&region=…` with the keys of the environment.
 * @throws StartError, ConfigError
 */
export function openPlace(
  named: string,
  environment: Record<string, string | undefined>,
): BackupPlace {
  if (!named.startsWith('s3:')) return createFolderPlace(resolve(named))
  const read = s3Location.safeParse(named)
  if (!read.success) {
    throw new StartError(`${named}: ${read.error.issues[0]?.message ?? 'is no bucket'}`)
  }
  const credentials = credentialsIn(environment, named)
  const { fetch } = globalThis
  return createS3Place({ location: read.data, credentials, fetch, wait, setting: named })
}
