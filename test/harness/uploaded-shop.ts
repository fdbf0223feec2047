import type { IssueEvent, IssueSummary } from '@seismo/ingest/api'
import { aBeacon, anError } from './beacon.ts'
import { minifyShop } from './minified-shop.ts'
import type { Seismo } from './seismo.ts'

export const SCRIPT = 'https://shop.example/assets/app.js'

/** The shop's bundle with its map, under an id of its own. */
export async function uploadShop(
  { url, token }: Pick<Seismo, 'url' | 'token'>,
  debugId: string,
): Promise<Response> {
  const { file, map } = await minifyShop({ debugId, module: debugId })
  const body = new FormData()
  body.set('file', new Blob([file]))
  body.set('map', new Blob([map]))
  body.set('debugId', debugId)
  const headers = { Authorization: `Bearer ${token}` }
  return fetch(`${url}/api/artifacts`, { method: 'PUT', body, headers })
}

/**
 * The topmost frame of an error of the bundle with this id, as it was stored.
 * @param beacons where it is sent to, where that is another machine.
 */
export async function storedFrame(
  seismo: Pick<Seismo, 'url' | 'publicKey' | 'until' | 'get'>,
  debugId: string,
  beacons = `${seismo.url}/v1/beacon?k=${seismo.publicKey}`,
) {
  const { at } = await minifyShop({ debugId })
  const message = `of ${debugId}`
  const exceptions = [{ type: `Error${debugId.replaceAll('-', '')}`, message, stack: [0] }]
  const beacon = aBeacon({
    lines: [`    at a (${SCRIPT}:${at.line}:${at.column})`],
    debugIds: { [SCRIPT]: debugId },
    items: [anError({ exceptions })],
  })
  await fetch(beacons, { method: 'POST', body: JSON.stringify(beacon) })
  const isIt = (one: IssueSummary) => one.type.endsWith(debugId.replaceAll('-', ''))
  const { items } = await seismo.until<{ items: IssueSummary[] }>('/api/issues', (list) =>
    list.items.some(isIt),
  )
  const id = items.find(isIt)?.id ?? ''
  const event = await seismo.get<IssueEvent>(`/api/issues/${id}/events/latest`)
  return event.exceptions[0]?.frames[0]
}
