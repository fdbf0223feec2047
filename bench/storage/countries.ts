/** Of whoever has this id: from one country much more than from the next, as of most sites. */
export function countryOf(id: string): string {
  const drawn = Number.parseInt(id.slice(0, 8), 16) / 0x1_0000_0000
  return COUNTRIES[Math.floor(drawn ** 2 * COUNTRIES.length)] ?? ''
}

const COUNTRIES = [
  ...['DE', 'US', 'FR', 'GB', 'NL', 'IT', 'ES', 'AT', 'CH', 'PL', 'SE', 'NO', 'DK', 'BE', 'IN'],
  ...['BR', 'CA', 'JP', 'AU', 'FI', 'CZ', 'PT', 'IE', 'TR', 'MX', 'KR', 'ZA', 'AR', 'GR', 'NZ'],
]
