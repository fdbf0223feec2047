import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { ImportError } from '../import-error.ts'
import { isRecord } from './read-issue.ts'

/** How far an import has come with an issue of Sentry. */
export interface IssueProgress {
  /** Where its next page of events begins; null where all were sent. */
  next: string | null
  /** The issues here that its events are in, each with its version as it was. */
  into: Record<string, number>
}

/** By the ids of Sentry's issues. */
export interface ImportState {
  get: (issueId: string) => IssueProgress | undefined
  set: (issueId: string, progress: IssueProgress) => void
  save: () => Promise<void>
  /** It is all done: the next import begins anew. */
  clear: () => Promise<void>
}

/** Of what can be read again at once. */
export function inMemory(issues = new Map<string, IssueProgress>()): ImportState {
  return {
    get: (id) => issues.get(id),
    set: (id, progress) => issues.set(id, progress),
    save: () => Promise.resolve(),
    clear: () => Promise.resolve(),
  }
}

/**
 * In a file, so that what was interrupted goes on.
 * @param source what it has to be an import of.
 * @throws ImportError where it is of another, or no state at all.
 */
export async function inFile(path: string, source: string): Promise<ImportState> {
  const issues = new Map(Object.entries(await read(path, source)))
  return {
    ...inMemory(issues),
    save: async () => {
      const state = { source, issues: Object.fromEntries(issues) }
      // Beside it first: half a file would be none.
      await writeFile(`${path}.new`, JSON.stringify(state))
      await rename(`${path}.new`, path)
    },
    clear: () => rm(path, { force: true }),
  }
}

async function read(path: string, source: string): Promise<Record<string, IssueProgress>> {
  const state = await parse(path)
  if (state === undefined) return {}
  if (!isRecord(state) || !isRecord(state.issues))
    throw new ImportError(`${path} is no state of an import; name another with --state`)
  if (state.source !== source)
    throw new ImportError(
      `${path} is of an import of ${String(state.source)}; finish that, or name another with --state`,
    )
  // as: written by `save`, from exactly this type.
  return state.issues as Record<string, IssueProgress>
}

async function parse(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw new ImportError(`${path} cannot be read; name another with --state`, { cause })
  }
}
