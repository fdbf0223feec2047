import type { ArtifactReceipt } from '@seismo/ingest/api'
import type { FreshApp } from './fresh-app.ts'
import { minifyShop, type MinifiedShop } from './minified-shop.ts'

/** The script and its map, by their debug id; answers where the script throws. */
export async function uploadMinified(
  { request, token }: Pick<FreshApp, 'request' | 'token'>,
  slug: string,
  debugId: string,
): Promise<Pick<MinifiedShop, 'at'>> {
  const { file, map, at } = await minifyShop({ debugId, module: debugId })
  const body = new FormData()
  body.set('file', new Blob([file]))
  body.set('map', new Blob([map]))
  body.set('debugId', debugId)
  const headers = { Authorization: `Bearer ${token}` }
  const answer = await request(`/api/artifacts?project=${slug}`, { method: 'PUT', body, headers })
  const receipt = (await answer.json()) as ArtifactReceipt
  if (receipt.debugId !== debugId) throw new Error(`not uploaded: ${JSON.stringify(receipt)}`)
  return { at }
}
