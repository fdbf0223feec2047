import type { UnpluginOptions } from 'unplugin'
import type { Settings } from '../options.ts'
import { rollupHooks } from './rollup-hooks.ts'

type RollupPlugin = NonNullable<UnpluginOptions['rollup']>

/** Rollup has no modes: what nobody watches is a production build. */
export function rollupPlugin(settings: Settings): RollupPlugin {
  const hooks = rollupHooks(settings)
  const isActive = (meta: { watchMode: boolean }) => settings.enabled ?? !meta.watchMode
  return {
    buildStart() {
      if (isActive(this.meta)) hooks.start()
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        if (isActive(this.meta)) await hooks.generated(bundle)
      },
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler(options, bundle) {
        if (isActive(this.meta)) await hooks.written(options, bundle)
      },
    },
  }
}
