import type { Artifact } from './ports.ts'

const ORIGIN = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i

/** A script's URL as a path with one leading slash: no origin, query or fragment, decoded. */
export function toScriptPath(file: string): string {
  const path = file.replace(ORIGIN, '').replace(/[?#].*$/s, '')
  return `/${decode(path).replace(/^\/+/, '')}`
}

/**
 * The upload a script belongs to: the exact path, else the one that shares the longest run of
 * trailing segments, where one path holds the other whole (a base path was added or cut when the
 * site was served). Two that fit equally well are no answer: the wrong map shows wrong code.
 */
export function findArtifact(artifacts: readonly Artifact[], file: string): Artifact | undefined {
  const script = toScriptPath(file)
  if (script.endsWith('/')) return undefined
  const ranked = artifacts
    // Uploads by debug id alone have no path: every script ends with that.
    .filter(({ path }) => path !== '' && (path.endsWith(script) || script.endsWith(path)))
    .toSorted((a, b) => compareFit(a, b, script) || b.uploadedAt - a.uploadedAt)
  const [best] = ranked
  const rival = ranked.find(({ path }) => path !== best?.path)
  return best && rival && compareFit(best, rival, script) === 0 ? undefined : best
}

/** Both paths begin with a slash, so what they share ends on the boundary of a segment. */
function compareFit(a: Artifact, b: Artifact, script: string): number {
  const shared = ({ path }: Artifact) => Math.min(path.length, script.length)
  return shared(b) - shared(a) || a.path.length - b.path.length
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // A stray % is legal in a URL and then stands for itself.
    return path
  }
}
