import { fromBase64Url } from '../lib/base64url.ts'
import type { Label } from '../wire/otlp/server/labels-of.ts'

const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/
const BASE64 = '@base64'

/**
 * The labels that a push names in its path, `job/backup/instance/web-1`, as Pushgateway reads them
 * (https://github.com/prometheus/pushgateway#url): a name that ends with `@base64` has a value in
 * base64url, which may be empty (`=`) or hold slashes. A sentence where it is something else.
 */
export function groupingKey(path: string): Label[] | string {
  const parts = path.split('/')
  if (parts.length % 2 !== 0) return 'the path has a label without a value'
  const labels = new Map<string, string>()
  for (let at = 0; at < parts.length; at += 2) {
    const isBase64 = parts[at]?.endsWith(BASE64) ?? false
    const name = (parts[at] ?? '').slice(0, isBase64 ? -BASE64.length : undefined)
    const value = isBase64 ? ofBase64(parts[at + 1] ?? '') : decoded(parts[at + 1] ?? '')
    if (value === undefined) return `the value of ${clip(name)} cannot be read`
    if (!LABEL.test(name) || name.startsWith('__')) return `${clip(name)} is no name of a label`
    if (labels.has(name)) return `the label ${clip(name)} comes twice`
    labels.set(name, value)
  }
  if (labels.keys().next().value !== 'job') return 'the path begins with job/NAME'
  return labels.get('job') === '' ? 'the job has no name' : [...labels]
}

function clip(name: string): string {
  return JSON.stringify(name.slice(0, 60))
}

function decoded(text: string): string | undefined {
  try {
    return text === '' ? undefined : decodeURIComponent(text)
  } catch {
    // Half of an escape.
    return undefined
  }
}

/** With padding or without; `=` alone is the empty text. */
function ofBase64(text: string): string | undefined {
  if (text === '') return undefined
  try {
    return new TextDecoder().decode(fromBase64Url(/^([^=]*)=*$/.exec(text)?.[1] ?? text))
  } catch {
    // No base64.
    return undefined
  }
}
