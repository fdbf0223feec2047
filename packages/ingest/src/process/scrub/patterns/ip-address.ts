import type { Pattern } from '../pattern.ts'

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const V4 = new RegExp(`(?<![\\w.])(?:${OCTET}\\.){3}${OCTET}(?![\\w]|\\.\\d)`, 'g')
const V6 = /(?<![\w:])(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![\w:])/gi

/** Off unless asked for: `1.2.3.4` is a version as well. */
export const ipAddress: Pattern = {
  name: 'ip',
  clues: 0,
  scrub: (text) => text.replace(V4, '[ip]').replace(V6, (found) => (isV6(found) ? '[ip]' : found)),
}

/** `12:30:45` is a time, `::` a selector's; eight groups, or fewer and one gap. */
function isV6(found: string): boolean {
  const groups = found.split(':')
  const gaps = found.split('::').length - 1
  if (gaps === 0) return groups.length === 8 && groups.every((group) => group !== '')
  return gaps === 1 && groups.some((group) => group !== '')
}
