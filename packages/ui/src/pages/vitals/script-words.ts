import type { OriginalPlace } from '@seismo/ingest/api'

export interface Script {
  url: string
  function: string
  /** Characters from the start of the script. */
  position: number
  original: OriginalPlace | null
}

/** Where it is: `src/cart.ts:4:2`, or the script as the browser names it. */
export function placeOf({ url, position, original }: Script): string {
  if (original) return `${original.file}:${original.line}:${original.column}`
  const path = URL.canParse(url) ? new URL(url).pathname : url
  return position > 0 ? `${path} at character ${position}` : path
}

export function nameOf({ function: name, original }: Script): string {
  const known = original ? original.function : name
  return known === '' ? '<anonymous>' : known
}
