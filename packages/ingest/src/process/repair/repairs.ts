import { SETTLES_AFTER_MS, type RepairStore, type Upload } from '../../store/repair-store.ts'
import type { Store } from '../../store/ports.ts'
import type { Artifact } from '../../symbolicate/artifacts/ports.ts'
import type { ReleaseUploads } from './repair-release.ts'

export interface Repairs {
  /** Takes up what is still to be repaired, now and every while. */
  start: () => void
  /** An upload was added: it is repaired as soon as no other follows. */
  wake: () => void
  /** Resolves when the one under way has stopped; nothing is repaired after it. */
  stop: () => Promise<void>
}

interface RepairsOptions {
  store: Pick<Store, 'insert'> & { repairs: Pick<RepairStore, 'uploads'> }
  repairRelease: (uploads: ReleaseUploads) => Promise<void>
  /** Drops what is remembered of a script's uploads. */
  forget: (projectId: number, artifact: Artifact) => void
  /** Resolves when all that looked stacks up before has been stored. */
  settled: () => Promise<void>
  now: () => number
  onProblem: (error: unknown) => void
  times?: typeof TIMES
}

/** In milliseconds. */
const TIMES = {
  /** The files of a build come one after the other: they are one repair. */
  quiet: 1_000,
  /** Of a build that never ends. */
  mostQuiet: 10_000,
  /** Uploads that other machines took are found by looking. */
  look: 20_000,
}

/** How far back another machine's clock may be. */
const LATELY_MS = 60 * 60_000
/** In one bound parameter; see known-issues.ts. */
const MOST_ARTIFACTS = 1_000

/**
 * Repairs what maps that came late concern, one release at a time. What is to be done is what the
 * database has of uploads without a repair, so that it is done by the next process where this one ends.
 */
export function createRepairs(options: RepairsOptions): Repairs {
  const { store, repairRelease, forget, settled, now, onProblem, times = TIMES } = options
  let timer: ReturnType<typeof setTimeout> | undefined
  let round: Promise<void> | undefined
  let wokenAt: number | undefined
  let isStopped = false
  let seen = new Set<string>()
  let oldest = 0

  function plan(ms: number): void {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(begin, ms)
  }

  function begin(): void {
    wokenAt = undefined
    round = look()
      .catch(onProblem)
      .then(() => {
        round = undefined
        plan(wokenAt === undefined ? times.look : times.quiet)
      })
  }

  async function look(): Promise<void> {
    await settled()
    const at = now()
    const since = at - LATELY_MS
    const uploads = await store.repairs.uploads({ since, oldest })
    for (const { projectId, artifact } of uploads.filter((one) => !seen.has(keyOf(one)))) {
      forget(projectId, artifact)
    }
    seen = new Set(uploads.map(keyOf))
    const due = uploads.filter((upload) => isDue(upload, at))
    for (const release of releasesOf(due)) {
      if (isStopped) return
      await repair(release, at)
    }
    oldest = Math.min(since, ...uploads.filter(isOpen).map(({ artifact }) => artifact.uploadedAt))
  }

  async function repair(uploads: ReleaseUploads, repairedAt: number): Promise<void> {
    try {
      await repairRelease(uploads)
    } catch (error) {
      // The others are repaired all the same; this one is again when we look next.
      if (!isStopped) onProblem(error)
      return
    }
    const { projectId } = uploads
    await store.insert(
      uploads.artifacts.map(({ release, path, debugId = '', uploadedAt }) => ({
        ...{ is: 'map-repair', projectId, release, path, debugId, uploadedAt, repairedAt },
      })),
    )
  }

  return {
    start: () => plan(0),
    wake: () => {
      wokenAt ??= now()
      const left = Math.max(0, wokenAt + times.mostQuiet - now())
      if (!round) plan(Math.min(times.quiet, left))
    },
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await round
    },
  }
}

/** Once at once, and once when everybody knows of it: see `SETTLES_AFTER_MS`. */
function isDue(upload: Upload, at: number): boolean {
  const { repairedAt, artifact } = upload
  return repairedAt === 0 || (isOpen(upload) && at >= artifact.uploadedAt + SETTLES_AFTER_MS)
}

function isOpen({ repairedAt, artifact }: Upload): boolean {
  return repairedAt < artifact.uploadedAt + SETTLES_AFTER_MS
}

function releasesOf(uploads: readonly Upload[]): ReleaseUploads[] {
  const groups = Map.groupBy(
    uploads,
    ({ projectId, artifact }) => `${String(projectId)}/${artifact.release}`,
  )
  return [...groups.values()].flatMap((group) => {
    const parts: ReleaseUploads[] = []
    for (let from = 0; from < group.length; from += MOST_ARTIFACTS) {
      const part = group.slice(from, from + MOST_ARTIFACTS)
      const [first] = part
      if (!first) continue
      const { projectId, artifact } = first
      parts.push({
        projectId,
        release: artifact.release,
        artifacts: part.map((upload) => upload.artifact),
      })
    }
    return parts
  })
}

function keyOf({ projectId, artifact }: Upload): string {
  const { release, path, debugId, uploadedAt } = artifact
  return JSON.stringify([projectId, release, path, debugId, uploadedAt])
}
