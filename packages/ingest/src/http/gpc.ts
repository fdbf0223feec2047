import type { Config } from '../config.ts'

/**
 * Whether nothing of a request may be kept, for its person said so and the service is set to heed it.
 * @see https://w3c.github.io/gpc/#the-sec-gpc-header-field-for-http-requests any other value is none.
 */
export function isOptedOut({ gpc }: Pick<Config, 'gpc'>, secGpc: string | undefined): boolean {
  return gpc === 'drop' && secGpc === '1'
}
