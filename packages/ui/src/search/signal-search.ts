import { oneOf } from './one-of.ts'

/** What figures of pages are narrowed down by, as the service takes it; absent means all. */
export interface SignalSearch {
  environment?: string | undefined
  release?: string | undefined
  /** As `ref` of a page has it. */
  page?: string | undefined
}

export interface DeviceSearch {
  device?: 'mobile' | 'desktop' | 'all' | undefined
}

const LONGEST = {
  ...{ environment: 200, release: 200, page: 4_000, issue: 64, user: 200, path: 200, host: 300 },
  ...{ request: 2_000, method: 40, target: 4_000, operation: 400, trace: 64 },
  goal: 1_000,
}

export function readSignalSearch(search: Record<string, unknown>): SignalSearch {
  return {
    ...readText('environment', search),
    ...readText('release', search),
    ...readText('page', search),
  }
}

export function readDevice({ device }: Record<string, unknown>): DeviceSearch {
  const known = oneOf(['mobile', 'desktop'], device)
  return known === undefined ? {} : { device: known }
}

export function readText<Name extends keyof typeof LONGEST>(
  name: Name,
  search: Record<string, unknown>,
): Partial<Record<Name, string>> {
  const value = search[name]
  if (typeof value !== 'string' || value === '') return {}
  // as: an object with a computed key is typed as a record of any of them.
  return { [name]: value.slice(0, LONGEST[name]) } as Partial<Record<Name, string>>
}

/** As the service is asked. */
export function signalQuery({ environment, release, page, device }: SignalSearch & DeviceSearch) {
  return { environment, release, page, device: device === 'all' ? undefined : device }
}
