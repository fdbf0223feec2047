import { askApi } from '../ask-api.ts'

export interface Target {
  url: string
  token: string
  project: string | undefined
}

export interface Deployed {
  release: string
  environment: string
  at: string
  url?: string
  commit?: string
}

export type Told = { is: 'told' } | { is: 'refused'; why: string }

export async function tellOfDeploy(
  { project, ...target }: Target,
  deployed: Deployed,
): Promise<Told> {
  const query = project === undefined ? '' : `?${new URLSearchParams({ project }).toString()}`
  const path = `/api/deploys${query}`
  const asked = await askApi(target, { path, method: 'POST', body: deployed })
  return asked.is === 'answer' ? { is: 'told' } : asked
}
