import { createWebpackPlugin } from 'unplugin'
import { plugin } from '../plugin.ts'

export type { SeismoOptions } from '../options.ts'

export const seismo = createWebpackPlugin(plugin)
