export interface ApiTarget {
  url: string
  token: string | undefined
}

export interface ApiRequest {
  path: string
  method?: 'GET' | 'POST' | 'PATCH'
  body?: unknown
}

export type Asked<Answer> =
  | { is: 'answer'; answer: Answer; headers: Headers }
  /** Without a status nobody answered. */
  | { is: 'refused'; why: string; status?: number }

/** An answer that does not come is no reason for a pipeline to hang. */
const TIMEOUT_MS = 30_000

/** Asks the API of a running Seismo. What refuses says why in one line. */
export async function askApi<Answer>(
  { url, token }: ApiTarget,
  { path, method = 'GET', body }: ApiRequest,
): Promise<Asked<Answer>> {
  if (!/^https?:/.test(url) || !URL.canParse(url))
    return refused(`${url} is no address; it begins with http:// or https://`)
  try {
    const response = await fetch(url.replace(/\/+$/, '') + path, {
      method,
      headers: {
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) return { ...refused(await reasonOf(response, url)), status: response.status }
    // as: each caller names the route's own type.
    return { is: 'answer', answer: (await response.json()) as Answer, headers: response.headers }
  } catch (cause) {
    return refused(`Seismo cannot be reached at ${url}: ${messageOf(cause)}`)
  }
}

function refused(why: string): { is: 'refused'; why: string } {
  return { is: 'refused', why }
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
