import { createRequire } from 'node:module'

const manifest = createRequire(import.meta.url)('../package.json') as { version: string } // npm requires one

export const { version } = manifest
