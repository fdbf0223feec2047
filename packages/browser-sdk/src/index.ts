export { init } from './client.ts'
export type { CaptureOptions, Client } from './client.ts'
export type { Options } from './options.ts'
