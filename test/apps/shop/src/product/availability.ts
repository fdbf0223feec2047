const day = new Intl.DateTimeFormat(navigator.language, { dateStyle: 'long' })

/** "In stock", or the day from which a preorder is delivered. */
export function availability(availableFrom: string | undefined): string {
  if (availableFrom === undefined) return 'In stock, with you in three days'
  return `Preorder, delivered from ${day.format(new Date(availableFrom))}`
}
