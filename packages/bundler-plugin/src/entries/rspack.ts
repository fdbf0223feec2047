import { createRspackPlugin } from 'unplugin'
import { plugin } from '../plugin.ts'

export type { SeismoOptions } from '../options.ts'

export const seismo = createRspackPlugin(plugin)
