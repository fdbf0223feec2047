import type { Deploy } from '@seismo/ingest/api'

/** Of several, newest first, the one to name where there is room for one: what somebody told of. */
export function tellingDeploy(deploys: readonly Deploy[]): Deploy | undefined {
  return (
    deploys.find(({ source }) => source !== 'first-sight') ??
    deploys.find(({ environment }) => environment !== '') ??
    deploys[0]
  )
}
