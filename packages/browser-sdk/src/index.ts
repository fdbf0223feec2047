import type { Client, Options } from './api.ts'
import { createClient } from './client.ts'
import { early } from './early.ts'
import { afterLoad } from './session/after-load.ts'

/** Seismo with everything. Never throws: see `problem`. */
export function init(options: Options): Client {
  return createClient(options, [...early, afterLoad(() => import('./late.ts'))])
}

export type { CaptureOptions, CapturedItem, Client, Options } from './api.ts'
