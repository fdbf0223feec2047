import { findArtifact, toScriptPath } from '../../symbolicate/artifacts/find-artifact.ts'
import type { Artifact } from '../../symbolicate/artifacts/ports.ts'
import type { StackRow } from '../../store/rows.ts'
import type { SymbolicatedFrame } from '../frame.ts'

/** A map that arrived, by the script that it is of. */
export interface ArrivedMap {
  /** The last part of the script's path. */
  file: string
  release: string
  uploadedAt: number
}

export type MapOfFrame = (stack: StackRow, frame: SymbolicatedFrame) => ArrivedMap | undefined

/** Which of the uploads a frame may be looked up in, by debug id or by path. */
export function createMapOfFrame(artifacts: readonly Artifact[]): MapOfFrame {
  const byDebugId = Map.groupBy(artifacts, ({ debugId }) => debugId)
  const withPath = artifacts.filter(({ path }) => path !== '')
  const byFile = new Map<string, Artifact | undefined>()

  function ofPath(file: string): Artifact | undefined {
    if (!byFile.has(file)) byFile.set(file, findArtifact(withPath, file))
    return byFile.get(file)
  }

  return ({ release, debugIds }, { raw: { file } }) => {
    if (file === undefined) return undefined
    const id = Object.hasOwn(debugIds, file) ? debugIds[file] : undefined
    const sure = id === undefined ? undefined : byDebugId.get(id)?.[0]
    const found = sure ?? ofPath(file)
    if (!found || (found !== sure && found.release !== release)) return undefined
    const name = toScriptPath(file).split('/').at(-1) ?? file
    return { file: name, release, uploadedAt: found.uploadedAt }
  }
}
