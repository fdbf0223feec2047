import { resolve } from 'node:path'

export const REPOSITORY = resolve(import.meta.dirname, '../../../..')

/** The built command, `seismo`. */
export const CLI = 'packages/cli/dist/main.js'
export const DATA = 'data/demo'
