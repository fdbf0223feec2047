const DAY_MS = 86_400_000

export const LIVES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
  { value: 'never', label: 'Never' },
] as const

export type TokenLife = (typeof LIVES)[number]['value']

export function expiryOf(life: TokenLife, now: number): number | null {
  return life === 'never' ? null : now + Number(life) * DAY_MS
}
