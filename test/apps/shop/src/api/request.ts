/** The JSON of an answer. The backend always answers in JSON, whatever its status. */
export async function getJson<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init)
  return (await response.json()) as T
}

export function postJson<T>(path: string, body: unknown): Promise<T> {
  return getJson(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
