/** What people call an issue: `WEB-7K2M9QXD`. */
export function toShownId(slug: string, shortId: string): string {
  return `${slug.toUpperCase()}-${shortId}`
}
