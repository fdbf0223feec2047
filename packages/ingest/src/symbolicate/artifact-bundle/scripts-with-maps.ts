import { toDebugId } from '../debug-id.ts'
import type { BundleManifest } from './manifest.ts'

/** A minified script of a bundle and its map, by their names in the archive. */
export interface ScriptWithMap {
  /** On the site: `~/assets/app.js`, or with its origin; the map's where there is no script. */
  url: string
  map: string
  /** Undefined for a map whose debug id is all that is known of its script. */
  file: string | undefined
  debugId: string | undefined
}

interface BundleFile {
  name: string
  url: string
  reference: string | undefined
  debugId: string | undefined
}

/** Stands for any origin. */
const ANY_ORIGIN = 'http://any.invalid'

/** Pairs by debug id, which is sure; else by what the script refers to. Scripts without a map are left out. */
export function scriptsWithMaps({ files }: BundleManifest): ScriptWithMap[] {
  const maps = filesOfType(files, 'source_map')
  const byUrl = new Map(maps.map((map) => [absolute(map.url), map]))
  const byDebugId = new Map(maps.flatMap((map) => (map.debugId ? [[map.debugId, map]] : [])))
  const scripts = filesOfType(files, 'minified_source').flatMap((script) => {
    const referred = script.reference === undefined ? undefined : absolute(script.reference, script)
    const map =
      (script.debugId !== undefined ? byDebugId.get(script.debugId) : undefined) ??
      (referred === undefined ? undefined : byUrl.get(referred))
    return map ? [{ script, map }] : []
  })
  const used = new Set(scripts.map(({ map }) => map))
  const alone = maps.filter((map) => map.debugId !== undefined && !used.has(map))
  return [
    ...scripts.map(({ script, map }) => ({
      url: script.url,
      map: map.name,
      file: script.name,
      debugId: script.debugId ?? map.debugId,
    })),
    ...alone.map(({ url, name, debugId }) => ({ url, map: name, file: undefined, debugId })),
  ]
}

function filesOfType(files: BundleManifest['files'], type: string): BundleFile[] {
  return Object.entries(files)
    .filter(([, file]) => file.type === type)
    .map(([name, { url, headers }]) => {
      const header = new Map(
        Object.entries(headers ?? {}).map(([key, v]) => [key.toLowerCase(), v]),
      )
      return {
        ...{ name, url: url ?? '', debugId: toDebugId(header.get('debug-id')) },
        reference: header.get('sourcemap') ?? header.get('x-sourcemap'),
      }
    })
}

/** `~/a.js` is the path below any origin; a reference is relative to its script. */
function absolute(url: string, base?: BundleFile): string | undefined {
  const from = base ? absolute(base.url) : ANY_ORIGIN
  return URL.parse(url.replace(/^~\//, `${ANY_ORIGIN}/`), from)?.href
}
