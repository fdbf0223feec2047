import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import type { Release } from './releases.ts'
import { shopConfig } from './vite.config.ts'

/** Builds one release into `folder`, minified, with its source maps beside the scripts. */
export async function buildShop(release: Release, folder: string): Promise<void> {
  const config = shopConfig(release)
  await build({
    ...config,
    configFile: false,
    logLevel: 'warn',
    build: { ...config.build, outDir: folder, emptyOutDir: true },
  })
}

/** What a careful deploy does after the upload: visitors get no sources. */
export async function removeMaps(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  const maps = names.filter((name) => name.endsWith('.map'))
  await Promise.all(maps.map((name) => rm(join(folder, name))))
}
