import { toAddress } from '../browser/address.ts'
import { randomId } from '../browser/random-id.ts'
import type { NavigationType } from '../wire.ts'

export interface PageView {
  readonly id: string
  readonly url: string
  /** Named late: a router calls `setRoute` after it has moved. */
  route?: string | undefined
}

export interface PageViews {
  begin: (type: NavigationType) => PageView
  current: () => PageView
  /** The view that loaded or restored the document, to which its vitals belong. */
  landing: () => PageView
}

export function createPageViews(href: () => string): PageViews {
  const open = (): PageView => ({ id: randomId(), url: toAddress(href()) })
  let current = open()
  let landing = current
  return {
    begin(type) {
      current = open()
      if (type !== 'soft-navigation') landing = current
      return current
    },
    current: () => current,
    landing: () => landing,
  }
}
