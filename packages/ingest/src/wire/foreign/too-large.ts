export const MAX_ITEM_CHARS = 65_536

/** By itself, without the lists that are cut or whose entries are judged one by one. */
export function isTooLarge(payload: Record<string, unknown>): boolean {
  const own = { ...payload, breadcrumbs: [], spans: [], items: [] }
  return JSON.stringify(own).length > MAX_ITEM_CHARS
}
