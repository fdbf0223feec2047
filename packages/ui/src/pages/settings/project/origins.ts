import { ApiError } from '../../../api/client.ts'

/** As typed, one per line; the same one twice is one. */
export function originsOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== ''))]
}

const PLACE = /^allowedOrigins(?:\.(\d+))?$/

/** What the service says against the list, with the line that it means. */
export function refusedOrigins(error: Error | null, sent: readonly string[]): string | undefined {
  if (!(error instanceof ApiError)) return undefined
  const words = error.errors.flatMap(({ path, message }) => {
    const place = PLACE.exec(path)
    if (place === null) return []
    const origin = place[1] === undefined ? undefined : sent[Number(place[1])]
    return [origin === undefined ? message : `“${origin}”: ${message}`]
  })
  return words.length === 0 ? undefined : words.join(' · ')
}
