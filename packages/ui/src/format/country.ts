const regions = new Intl.DisplayNames('en', { type: 'region' })

/** `DE` → `Germany`, in English as the page is; what is no two letters stays as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code
}
