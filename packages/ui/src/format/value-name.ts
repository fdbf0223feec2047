import { countryName } from './country.ts'

/** A value as people call it. What is filtered by and stands in addresses is the value itself. */
export function valueName(key: string, value: string): string {
  return key === 'country' ? countryName(value) : value
}
