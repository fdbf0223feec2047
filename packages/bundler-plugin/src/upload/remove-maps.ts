import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { trailingComments } from '../debug-ids/trailing-comments.ts'
import type { CheckedBundle } from './check-bundle.ts'

/** Takes the maps out of what visitors can load: first nothing points at them, then they are gone. */
export async function removeMaps(dir: string, bundles: readonly CheckedBundle[]): Promise<void> {
  for (const { path, mapPath } of bundles) {
    const file = join(dir, path)
    const text = await readFile(file, 'utf8')
    const withoutUrl = removeMapUrl(text)
    // Files of hidden maps keep their bytes: other tools may have written down their hash.
    if (withoutUrl !== text) await writeFile(file, withoutUrl)
    if (mapPath !== undefined) await rm(join(dir, mapPath), { force: true })
  }
}

function removeMapUrl(text: string): string {
  // From the last one on, so that the places of those before it stay right.
  return trailingComments(text)
    .filter(({ name }) => name === 'sourceMappingURL')
    .reduce(
      (rest, { start, end }) => rest.slice(0, start) + rest.slice(end).replace(/^\r?\n/, ''),
      text,
    )
}
