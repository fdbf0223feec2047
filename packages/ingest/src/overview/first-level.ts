/** `/product/7/zoom` → `/product`: the part of an application that a page is in. */
export function firstLevel(page: string): string {
  const [level = ''] = page.replace(/^\/+/, '').split(/[/?#]/, 1)
  return `/${level}`
}
