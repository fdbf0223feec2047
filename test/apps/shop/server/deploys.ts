import { BACKEND_RELEASES, type Faults } from '../backend/faults.ts'
import { CURRENT, PREVIOUS } from '../releases.ts'

interface Pipeline {
  url: string
  token: string
}

/** What the shop's pipeline does at the end of each deploy: it tells Seismo. */
export function createDeploys({ url, token }: Pipeline) {
  return async function tell(release: string): Promise<void> {
    const response = await fetch(`${url}/api/deploys`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ release, environment: 'demo', at: new Date().toISOString() }),
    })
    if (!response.ok) throw new Error(`deploys: ${response.status} ${await response.text()}`)
  }
}

/** A release comes with its fault, and goes with it: that is a deploy as well. */
export function tellDeploysOf(faults: Faults, tell: (release: string) => Promise<void>): void {
  faults.onChange((fault, isOn) => {
    const release = releaseOf(fault, isOn)
    if (release === undefined) return
    tell(release).catch((error: unknown) => console.error(`shop: ${String(error)}`))
  })
}

function releaseOf(fault: string, isOn: boolean): string | undefined {
  if (fault === 'bad-deploy') return BACKEND_RELEASES[isOn ? 'bad' : 'good']
  if (fault === 'frontend-release') return isOn ? CURRENT : PREVIOUS
  return undefined
}
