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

/** An answer that does not come is no reason for a pipeline to hang. */
const TIMEOUT_MS = 30_000

export async function tellOfDeploy(
  { url, token, project }: Target,
  deployed: Deployed,
): Promise<Told> {
  const address = addressOf(url, project)
  if (address === undefined)
    return refused(`${url} is no address; it begins with http:// or https://`)
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(deployed),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return response.ok ? { is: 'told' } : refused(await reasonOf(response, url))
  } catch (cause) {
    return refused(`Seismo cannot be reached at ${url}: ${messageOf(cause)}`)
  }
}

function refused(why: string): Told {
  return { is: 'refused', why }
}

function addressOf(url: string, project: string | undefined): URL | undefined {
  if (!/^https?:/.test(url) || !URL.canParse(url)) return undefined
  const address = new URL(`${url.replace(/\/+$/, '')}/api/deploys`)
  if (project !== undefined) address.searchParams.set('project', project)
  return address
}

interface Problem {
  title?: string
  detail?: string
  errors?: { path: string; message: string }[]
}

async function reasonOf(response: Response, url: string): Promise<string> {
  if (response.status === 401)
    return `${url} does not know this token; make one under Settings, Access`
  if (!response.headers.get('content-type')?.includes('json')) {
    return `${url} answered ${response.status}; is it the address of Seismo?`
  }
  // Whatever answered says what it likes; every field is asked for.
  const { title, detail, errors = [] } = (await response.json()) as Problem
  const faults = errors.map(({ path, message }) => `  ${path}: ${message}`)
  return [detail ?? title ?? `answered ${response.status}`, ...faults].join('\n')
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
