import { parseError } from '@clickhouse/client-web'
import { toStoreError } from './to-store-error.ts'

/** Of every statement, by ClickHouse's names. */
export type Settings = Readonly<Record<string, string | number>>

/**
 * Sends a statement, with rows or parameters behind it, and answers what the server does.
 * @param search more of the address, each pair beginning with `&`.
 * @throws StoreError, or an error with ClickHouse's own code.
 */
export type Ask = (body: string, search?: string) => Promise<string>

/**
 * Statements by `fetch` itself. The client makes the address anew for each, copies headers and keeps a
 * timer, a signal and a span, which together cost more CPU time than the request (docs/edge.md).
 * There is no time limit here: whoever stores a beacon bounds all its requests together.
 * @param url https://user:password@host/database
 */
export function createAsk(url: string, settings: Settings, send: typeof fetch): Ask {
  const { address, headers } = serverOf(url, settings)

  async function answerOf(body: string, search: string): Promise<{ ok: boolean; text: string }> {
    try {
      const answer = await send(address + search, { method: 'POST', headers, body })
      return { ok: answer.ok, text: await answer.text() }
    } catch (cause) {
      throw toStoreError(cause)
    }
  }

  return async (body, search = '') => {
    const { ok, text } = await answerOf(body, search)
    if (!ok) throw toStoreError(parseError(text))
    return text
  }
}

function serverOf(url: string, settings: Settings) {
  const { origin, pathname, username, password } = new URL(url)
  const database = decodeURIComponent(pathname.slice(1))
  const search = new URLSearchParams({ ...(database !== '' && { database }) })
  for (const [name, value] of Object.entries(settings)) search.set(name, String(value))
  const user = decodeURIComponent(username) || 'default'
  const basic = Buffer.from(`${user}:${decodeURIComponent(password)}`).toString('base64')
  return {
    address: `${origin}/?${search.toString()}`,
    headers: { Authorization: `Basic ${basic}` },
  }
}
