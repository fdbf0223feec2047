import type { UnpluginOptions } from 'unplugin'
import type { Settings } from '../options.ts'
import { rollupHooks } from './rollup-hooks.ts'

type VitePlugin = NonNullable<UnpluginOptions['vite']>

/** Rollup's hooks where Vite builds for visitors: not its dev server, its watcher, its server builds. */
export function vitePlugin(settings: Settings): VitePlugin {
  const hooks = rollupHooks(settings)
  let isProduction = false
  return {
    apply: 'build',
    configResolved(config) {
      const isDevelopment = [config.mode, process.env.NODE_ENV].includes('development')
      isProduction = settings.enabled ?? (!isDevelopment && config.build.watch === null)
    },
    buildStart() {
      if (isProduction && isForBrowsers(this)) hooks.start()
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        if (isProduction && isForBrowsers(this)) await hooks.generated(bundle)
      },
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler(options, bundle) {
        if (isProduction && isForBrowsers(this)) await hooks.written(options, bundle)
      },
    },
  }
}

function isForBrowsers({
  environment,
}: {
  environment: { config: { consumer: string } }
}): boolean {
  return environment.config.consumer === 'client'
}
