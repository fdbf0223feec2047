const euros = new Intl.NumberFormat(navigator.language, { style: 'currency', currency: 'EUR' })

export function formatPrice(cents: number): string {
  return euros.format(cents / 100)
}
