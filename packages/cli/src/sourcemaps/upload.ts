import type { ArtifactReceipt, Problem } from '@seismo/ingest/api'
import type { Bundle } from './find-bundles.ts'

/** The upload cannot go on; the message is one line that says what to do. */
export class UploadError extends Error {
  override name = 'UploadError'
}

interface Target {
  release: string
  url: string
  token: string
  project: string | undefined
}

/** @throws UploadError where Seismo is away, the token is wrong or the map cannot be used. */
export async function upload(
  { path, file, map }: Bundle,
  target: Target,
): Promise<ArtifactReceipt> {
  const form = new FormData()
  form.set('release', target.release)
  form.set('path', path)
  form.set('map', new Blob([map]), `${path}.map`)
  form.set('file', new Blob([file]), path)
  const response = await send(form, target)
  // Our own service answers by its contract; a proxy's error page is told apart by its status.
  if (response.ok) return (await response.json()) as ArtifactReceipt
  throw new UploadError(`${path}: ${await reasonOf(response)}`)
}

async function send(form: FormData, { url, token, project }: Target): Promise<Response> {
  const query = project === undefined ? '' : `?project=${encodeURIComponent(project)}`
  try {
    return await fetch(`${url.replace(/\/+$/, '')}/api/artifacts${query}`, {
      method: 'PUT',
      body: form,
      headers: { Authorization: `Bearer ${token}` },
    })
  } catch (cause) {
    throw new UploadError(
      `no answer from ${url}; is Seismo running there? Set --url to its address`,
      { cause },
    )
  }
}

async function reasonOf(response: Response): Promise<string> {
  if (response.status === 401)
    return 'the token is not the SEISMO_API_TOKEN that Seismo was started with'
  const text = await response.text()
  try {
    const problem = JSON.parse(text) as Partial<Problem> // whatever answered: both fields are optional
    return problem.detail ?? problem.title ?? `HTTP ${String(response.status)}`
  } catch {
    // Not ours: a proxy in between says it its own way.
    return `HTTP ${String(response.status)}`
  }
}
