import { readStored, writeStored } from './stored-options.ts'

/** Options that follow a person from browser to browser; the theme is of the room one sits in. */
const SHARED = [
  'issues.density',
  'issues.columns',
  'stack',
  'frames',
  'trace',
  'palette',
  'shortcuts',
] as const

/** That something was chosen here of which the service does not know yet: older answers of it do not hold. */
const UNSENT = 'shared.unsent'

export function isUnsent(): boolean {
  return readStored(UNSENT) !== null
}

export function noteUnsent(unsent: boolean): void {
  writeStored(UNSENT, unsent ? 'yes' : undefined)
}

export function isShared(key: string): boolean {
  return SHARED.some((one) => one === key)
}

/** Those that are not as the page has them anyway. */
export function sharedOptions(): Record<string, string> {
  return Object.fromEntries(
    SHARED.flatMap((key) => {
      const value = readStored(key)
      return value === null ? [] : [[key, value]]
    }),
  )
}

/** Takes over what was chosen elsewhere, unless it was chosen here since; what nobody chose there stays as it is here. */
export function takeOver(options: Readonly<Record<string, string>>): void {
  if (isUnsent()) return
  for (const key of SHARED) {
    const { [key]: value } = options
    if (value !== undefined && value !== readStored(key)) writeStored(key, value)
  }
}

/** The next one at the same screen likes other things. */
export function forgetShared(): void {
  for (const key of [...SHARED, UNSENT]) writeStored(key)
}
