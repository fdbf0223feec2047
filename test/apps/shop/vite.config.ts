import { existsSync } from 'node:fs'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { CURRENT, RELEASES, type Release } from './releases.ts'

export function shopConfig(release: Release): UserConfig {
  return {
    root: import.meta.dirname,
    plugins: [asOf(release)],
    build: {
      target: 'es2022',
      // Hidden: browsers are not told where the maps are, and the demo takes them away after upload.
      sourcemap: 'hidden',
    },
  }
}

/** `total.2.40.3.ts` is `total.ts` as it was in that release; the rest did not change. */
function asOf(release: Release): Plugin {
  return {
    name: 'as-of-release',
    enforce: 'pre',
    async resolveId(source, importer) {
      const resolved = await this.resolve(source, importer, { skipSelf: true })
      const then = resolved?.id.replace(/\.ts$/, `.${release}.ts`)
      return then && then !== resolved?.id && existsSync(then) ? then : null
    },
  }
}

export default defineConfig(
  shopConfig(RELEASES.find((name) => name === process.env.SHOP_RELEASE) ?? CURRENT),
)
