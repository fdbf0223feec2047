import type { ReleaseMaps } from '../../../components/maps/release-maps.ts'

/** Releases of which something has the word: a release by its name as a whole, else its files that do. */
export function foundMaps(releases: readonly ReleaseMaps[], wanted: string): ReleaseMaps[] {
  const word = wanted.trim().toLowerCase()
  if (word === '') return [...releases]
  const has = ({ path, debugId }: { path: string; debugId: string | null }) =>
    path.toLowerCase().includes(word) || (debugId ?? '').includes(word)
  return releases.flatMap((release) => {
    if (release.name.toLowerCase().includes(word)) return [release]
    const uploads = release.uploads.filter(has)
    const missing = release.missing.filter(has)
    return uploads.length + missing.length === 0 ? [] : [{ ...release, uploads, missing }]
  })
}
