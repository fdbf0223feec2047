import type { Client, Options } from './api.ts'
import { createClient } from './client.ts'
import type { Feature } from './host.ts'

export interface CoreOptions extends Options {
  /** The parts of Seismo to have beyond errors and failed requests, each an entry of its own. */
  use?: readonly Feature[] | undefined
}

/** Seismo with the parts a page chooses. Never throws: see `problem`. */
export function init(options: CoreOptions): Client {
  return createClient(options, options.use ?? [])
}

export type { CaptureOptions, CapturedItem, Client, Options } from './api.ts'
export type { Feature } from './host.ts'
