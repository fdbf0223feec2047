import type { RequestStats } from '@seismo/ingest/api'

/** As the address and the signal of the same name have it. */
export function requestName({ method, target }: Pick<RequestStats, 'method' | 'target'>): string {
  return `${method} ${target}`
}
