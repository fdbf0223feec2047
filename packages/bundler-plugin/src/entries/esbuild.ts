import { createEsbuildPlugin } from 'unplugin'
import { plugin } from '../plugin.ts'

export type { SeismoOptions } from '../options.ts'

export const seismo = createEsbuildPlugin(plugin)
