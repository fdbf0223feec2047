import type { ReleaseMaps } from './release-maps.ts'

/** Of the scripts of a release that are known, how many show their source. */
export function matchOf({ uploads, missing }: Pick<ReleaseMaps, 'uploads' | 'missing'>): {
  matched: number
  total: number
} {
  const wrong = new Set(missing.map(({ path }) => path))
  const ids = new Set(missing.flatMap(({ debugId }) => debugId ?? []))
  const isWrong = ({ path, debugId }: ReleaseMaps['uploads'][number]) =>
    (path !== '' && wrong.has(path)) || (debugId !== null && ids.has(debugId))
  const matched = uploads.filter((upload) => !isWrong(upload)).length
  return { matched, total: matched + missing.length }
}
