/** One label a line: `team=web`. */
export function labelsText(labels: unknown): string {
  if (typeof labels !== 'object' || labels === null) return ''
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('\n')
}

/** Undefined where there is none; what has no `=` is a name that the service refuses or takes. */
export function textLabels(text: string): Record<string, string> | undefined {
  const entries = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf('=')
      return at === -1 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    })
  // as: each entry is a pair.
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Record<string, string>)
}
