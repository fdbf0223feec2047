import { setTimeout as wait } from 'node:timers/promises'
import { UploadError } from '../upload-error.ts'
import type { Bundle } from './bundle.ts'

export interface UploadTarget {
  url: string
  token: string
  /** The first one where left out. */
  project?: string | undefined
  /** Without it the debug id alone tells which map is a script's. */
  release?: string | undefined
}

/** What Seismo read in the map. */
export interface UploadReceipt {
  sources: number
  mappings: number
  functions: number
  hasSourcesContent: boolean
  warning?: string | undefined
}

/** Before a second and a third try: a proxy or a service that is being replaced is back by then. */
const PAUSES_MS = [500, 2_000]
const MAX_PAUSE_MS = 30_000
/** Compiling a map of the largest size takes seconds; who says nothing for this long will not. */
const TIMEOUT_MS = 120_000

/** @throws UploadError where Seismo is away, the token is wrong or the map cannot be used. */
export async function upload(
  { path, text, map }: Bundle,
  debugId: string | undefined,
  { release, ...target }: UploadTarget,
): Promise<UploadReceipt> {
  const form = new FormData()
  if (debugId !== undefined) form.set('debugId', debugId)
  if (release !== undefined) {
    form.set('release', release)
    form.set('path', path)
  }
  form.set('map', new Blob([map]), `${path}.map`)
  form.set('file', new Blob([text]), path)
  const response = await send(form, target)
  if (response.ok) return receiptOf(response, target)
  throw new UploadError(`${path}: ${await reasonOf(response)}`)
}

/** A page for whatever is asked, as sites and logins of proxies have, is no receipt: maps are deleted after one. */
async function receiptOf(response: Response, { url }: UploadTarget): Promise<UploadReceipt> {
  const receipt = (await response.json().catch(() => undefined)) as UploadReceipt | null | undefined // checked below
  if (typeof receipt?.mappings === 'number') return receipt
  throw new UploadError(
    `what answers at ${url} is not Seismo; SEISMO_URL, --url or the plugin's \`url\` say where it is`,
  )
}

async function send(form: FormData, target: UploadTarget): Promise<Response> {
  for (const pauseMs of PAUSES_MS) {
    const response = await put(form, target).catch(() => undefined)
    if (response && !isPassing(response)) return response
    await response?.body?.cancel()
    const askedMs = Number(response?.headers.get('Retry-After') ?? 0) * 1_000 || 0
    await wait(Math.min(Math.max(pauseMs, askedMs), MAX_PAUSE_MS))
  }
  return put(form, target)
}

async function put(form: FormData, { url, token, project }: UploadTarget): Promise<Response> {
  const query = project === undefined ? '' : `?project=${encodeURIComponent(project)}`
  try {
    return await fetch(`${url.replace(/\/+$/, '')}/api/artifacts${query}`, {
      method: 'PUT',
      body: form,
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  } catch (cause) {
    throw new UploadError(
      `no answer from ${url}; is Seismo running there? SEISMO_URL, --url or the plugin's \`url\` say where`,
      { cause },
    )
  }
}

function isPassing({ status }: Response): boolean {
  return [429, 502, 503, 504].includes(status)
}

async function reasonOf(response: Response): Promise<string> {
  if (response.status === 401)
    return 'the token is neither the SEISMO_API_TOKEN that Seismo was started with nor one of its settings'
  const text = await response.text()
  try {
    const problem = JSON.parse(text) as { detail?: string; title?: string } // whatever answered: both are optional
    return problem.detail ?? problem.title ?? `HTTP ${String(response.status)}`
  } catch {
    // Not ours: a proxy in between says it its own way.
    return `HTTP ${String(response.status)}`
  }
}
