import { createRollupPlugin } from 'unplugin'
import { plugin } from '../plugin.ts'

export type { SeismoOptions } from '../options.ts'

export const seismo = createRollupPlugin(plugin)
