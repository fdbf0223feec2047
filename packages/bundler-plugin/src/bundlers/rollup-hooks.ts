import { dirname } from 'node:path'
import { hasMaps } from '../map-name.ts'
import type { Settings } from '../options.ts'
import { assertTarget, finishBuild } from './finish-build.ts'
import { injectDebugIds } from './inject-debug-ids.ts'

/** As much of Rollup's and Rolldown's bundle as is used; each has its own type for it. */
type OutputFiles = Record<string, OutputChunk | OutputAsset>

interface OutputChunk {
  type: 'chunk'
  code: string
  sourcemapFileName: string | null
  map: { mappings: string } | null
}

interface OutputAsset {
  type: 'asset'
  source: string | Uint8Array
}

interface OutputFolder {
  dir?: string | undefined
  file?: string | undefined
}

/** Whose builds they are is the plugin's concern; these do their work. */
export function rollupHooks(settings: Settings) {
  return {
    start: () => assertTarget(settings),

    async generated(bundle: OutputFiles): Promise<void> {
      await injectDebugIds({
        names: Object.keys(bundle),
        read: (name) => Promise.resolve(textOf(bundle[name])),
        write: (name, text) => {
          setText(bundle[name], text)
          return Promise.resolve()
        },
        mapOf: (name) => mapOf(bundle[name]),
      })
      // Those who ask for the build without writing it read the map here.
      for (const file of Object.values(bundle)) {
        const map = file.type === 'chunk' ? bundle[mapOf(file) ?? ''] : undefined
        if (file.type === 'chunk' && file.map && map)
          Object.assign(file.map, JSON.parse(textOf(map)))
      }
    },

    async written({ dir, file }: OutputFolder, bundle: OutputFiles): Promise<void> {
      const folder = dir ?? dirname(file ?? '')
      const files = Object.keys(bundle)
        .filter(hasMaps)
        .map((path) => ({ path, map: mapOf(bundle[path]) }))
      await finishBuild({ dir: folder, files }, settings)
    },
  }
}

function textOf(file: OutputChunk | OutputAsset | undefined): string {
  if (file?.type === 'chunk') return file.code
  const source = file?.source ?? ''
  return typeof source === 'string' ? source : new TextDecoder().decode(source)
}

function setText(file: OutputChunk | OutputAsset | undefined, text: string): void {
  if (file?.type === 'chunk') file.code = text
  else if (file) file.source = text
}

/** Of workers, which are assets, and of maps in the file only the comment tells. */
function mapOf(file: OutputChunk | OutputAsset | undefined): string | undefined {
  return file?.type === 'chunk' ? (file.sourcemapFileName ?? undefined) : undefined
}
