import { openZip, ZipError, type Zip } from '../../lib/zip.ts'
import { JoinedTooLargeError, type JoinedChunks } from '../../store/chunk-folder.ts'
import { toScriptPath } from '../../symbolicate/artifacts/find-artifact.ts'
import { bundleManifest, type BundleManifest } from '../../symbolicate/artifact-bundle/manifest.ts'
import {
  scriptsWithMaps,
  type ScriptWithMap,
} from '../../symbolicate/artifact-bundle/scripts-with-maps.ts'
import type { Dependencies } from '../dependencies.ts'
import { ProblemError } from '../problem.ts'
import { takeUpload, type TakesUploads, type Upload } from '../take-upload.ts'

/** What a client asks to be made of the chunks it sent. */
export interface AssembleRequest {
  /** SHA-1 of the whole. */
  checksum: string
  chunks: string[]
  release: string | undefined
  projectIds: number[]
}

export type Assembled =
  | { is: 'ok' }
  /** The bundle cannot be used, or not all of it. */
  | { is: 'refused'; detail: string }
  /** A chunk has gone meanwhile. */
  | { is: 'incomplete' }

export type AssemblesBundles = TakesUploads & Pick<Dependencies, 'chunks'>

export const MAX_BUNDLE_BYTES = 512 * 1024 ** 2
const LIMITS = { entries: 20_000, entryBytes: 64 * 1024 ** 2, totalBytes: 2 * 1024 ** 3 }
const TOLD_REASONS = 5
const MAX_RELEASE_CHARS = 200

/**
 * Takes every script of an artifact bundle that has a map, one after the other, as if each had been
 * uploaded alone: a script that cannot be used keeps no other from being used.
 * @throws ProblemError of our own side, such as store-away: worth trying again.
 */
export async function assembleBundle(
  request: AssembleRequest,
  dependencies: AssemblesBundles,
): Promise<Assembled> {
  let joined: JoinedChunks | undefined
  try {
    joined = await dependencies.chunks.join(request.chunks, MAX_BUNDLE_BYTES)
    if (!joined) return { is: 'incomplete' }
    if (joined.sha1 !== request.checksum) {
      return refused(
        `The chunks make up ${joined.sha1}, not ${request.checksum}; upload them again.`,
      )
    }
    const zip = await openZip(joined.fd, LIMITS)
    return await takeAll(zip, request, dependencies)
  } catch (cause) {
    if (cause instanceof ZipError || cause instanceof JoinedTooLargeError) {
      return refused(cause.message)
    }
    throw cause
  } finally {
    await joined?.remove()
  }
}

async function takeAll(
  zip: Zip,
  { release: asked, projectIds }: AssembleRequest,
  dependencies: AssemblesBundles,
): Promise<Assembled> {
  const manifest = await readManifest(zip)
  const scripts = scriptsWithMaps(manifest)
  if (scripts.length === 0) {
    return refused(
      'No script of the bundle has a source map; build with source maps and upload the folder they are in.',
    )
  }
  const release = asked ?? manifest.release ?? undefined
  if (release !== undefined && release.length > MAX_RELEASE_CHARS) {
    return refused(`A release has at most ${MAX_RELEASE_CHARS} characters.`)
  }
  const reasons: string[] = []
  for (const script of scripts) {
    const reason = await reasonAgainst(async () => {
      const upload = await toUpload(zip, script, release)
      for (const projectId of projectIds) await takeUpload(upload, projectId, dependencies)
    })
    if (reason !== undefined) reasons.push(`${script.url}: ${reason}`)
  }
  return reasons.length === 0 ? { is: 'ok' } : refused(summary(reasons, scripts.length))
}

async function readManifest(zip: Zip): Promise<BundleManifest> {
  const text = new TextDecoder().decode(await zip.read('manifest.json'))
  const parsed = bundleManifest.safeParse(toJson(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ZipError(
    `manifest.json is not that of an artifact bundle: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`,
  )
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ZipError('manifest.json is not JSON.', { cause })
  }
}

async function toUpload(
  zip: Zip,
  { url, map, file, debugId }: ScriptWithMap,
  release: string | undefined,
): Promise<Upload> {
  const path = toScriptPath(url.replace(/^~/, ''))
  return {
    map: await zip.read(map),
    file: file === undefined ? undefined : await zip.read(file),
    debugId,
    place: release === undefined || file === undefined ? undefined : { release, path },
  }
}

/** Why it was refused; what is no fault of the script is thrown on. */
async function reasonAgainst(take: () => Promise<void>): Promise<string | undefined> {
  try {
    await take()
    return undefined
  } catch (cause) {
    if (cause instanceof ZipError) return cause.message
    if (cause instanceof ProblemError && cause.status < 500) return cause.message
    throw cause
  }
}

function summary(reasons: string[], all: number): string {
  const told = reasons.slice(0, TOLD_REASONS).join(' ')
  const more = reasons.length > TOLD_REASONS ? ' …' : ''
  return `${reasons.length} of ${all} source maps could not be used. ${told}${more}`
}

function refused(detail: string): Assembled {
  return { is: 'refused', detail }
}
