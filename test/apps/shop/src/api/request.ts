/** The JSON of an answer; an empty one is null. The backend speaks JSON whatever its status. */
export async function getJson<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init)
  const body = await response.text()
  return JSON.parse(body === '' ? 'null' : body) as T
}

export function postJson<T>(path: string, body: unknown): Promise<T> {
  return getJson(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
