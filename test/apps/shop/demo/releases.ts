import { join, resolve } from 'node:path'
import { buildShop, removeMaps } from '../build.ts'
import { RELEASES } from '../releases.ts'
import { run } from './child.ts'
import { CLI } from './repository.ts'
import type { Seismo } from './seismo.ts'

/** Where the backend finds the releases: in the shop's folder, as builds are, so that its maps name `src/…`. */
export const BUILDS = resolve(import.meta.dirname, '../dist')

/** Builds both releases into `builds`, hands their source maps to Seismo and takes them out of the folders. */
export async function prepareReleases(
  { url, token }: Pick<Seismo, 'url' | 'token'>,
  builds: string,
): Promise<void> {
  for (const release of RELEASES) {
    const folder = join(builds, release)
    await buildShop(release, folder)
    await run({
      name: 'seismo sourcemaps upload',
      args: [CLI, 'sourcemaps', 'upload', folder]
        .concat(['--release', release])
        .concat(['--url', url, '--token', token]),
    })
    await removeMaps(folder)
  }
}
