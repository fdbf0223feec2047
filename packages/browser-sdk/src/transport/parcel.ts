import { randomId } from '../browser/random-id.ts'
import type { Context, Envelope, Item } from '../wire.ts'

export const SDK = { name: '@seismo/browser', version: '0.1.0' }

/** Browsers keep at most 64 KiB of keepalive requests in flight for a page; this leaves room for others. */
export const MAX_KEEPALIVE_BYTES = 60_000
/** What an envelope adds around its items, with the longest context `setTags` can make of plain text. */
const MAX_HEAD_BYTES = 16_000

/** An item and the view it happened in; a router may name the view's route after the item was made. */
export interface Entry {
  item: Item
  view: { readonly url: string; readonly route?: string | undefined }
}

/** An envelope on its way: only the time of sending is open, as a parcel may be sent more than once. */
export interface Parcel {
  toBody: (sentAt: number) => string
}

/** As few envelopes as fit below the keepalive limit; an item larger than that travels alone. */
export function toParcels(shared: Omit<Context, 'url'>, entries: readonly Entry[]): Parcel[] {
  const url = entries[0]?.view.url ?? ''
  const groups: string[][] = []
  let group: string[] = []
  let roomBytes = 0
  for (const { item, view } of entries) {
    const text = JSON.stringify(toItem(item, view, url))
    const size = sizeBytes(text)
    if (size > roomBytes) {
      groups.push((group = []))
      roomBytes = MAX_KEEPALIVE_BYTES - MAX_HEAD_BYTES
    }
    group.push(text)
    roomBytes -= size + 1
  }
  return groups.map((items) => toParcel({ ...shared, url }, items))
}

export function sizeBytes(text: string): number {
  return new Blob([text]).size
}

function toItem(item: Item, view: Entry['view'], sharedUrl: string): Item {
  return {
    ...item,
    ...(view.url !== sharedUrl && { url: view.url }),
    ...(view.route && { route: view.route }),
  }
}

function toParcel(context: Context, items: readonly string[]): Parcel {
  const head: Omit<Envelope, 'sentAt' | 'items'> = { v: 1, id: randomId(), sdk: SDK, context }
  const opened = JSON.stringify(head).slice(0, -1)
  return { toBody: (sentAt) => `${opened},"sentAt":${sentAt},"items":[${items.join()}]}` }
}
