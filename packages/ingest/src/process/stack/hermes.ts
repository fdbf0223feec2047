const ADDRESS = 'address at '

/**
 * Hermes bytecode keeps no lines: `address at index.android.bundle:1:4005` means byte 4005 of
 * segment 1. The pair travels as line and column, which is how Hermes source maps address it.
 */
export function withoutAddressMark(location: string): string {
  return location.startsWith(ADDRESS) ? location.slice(ADDRESS.length) : location
}
