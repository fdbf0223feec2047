import { join } from 'node:path'
import { buildShop, removeMaps } from '../build.ts'
import { RELEASES } from '../releases.ts'
import { run } from './child.ts'
import { CLI, DATA, REPOSITORY } from './repository.ts'
import type { Seismo } from './seismo.ts'

/** Where the backend finds the releases. */
export const BUILDS = join(REPOSITORY, DATA, 'shop')

/** Builds both releases, hands their source maps to Seismo and takes them out of the folders. */
export async function prepareReleases({ url, token }: Seismo): Promise<void> {
  for (const release of RELEASES) {
    const folder = join(BUILDS, release)
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
