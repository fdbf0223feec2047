/** A mail as a reader's program has it. */
export interface ParsedMail {
  /** Names in lower case, encoded words decoded. */
  headers: ReadonlyMap<string, string>
  text: string
  html: string
}

/** Enough of MIME for what one mail program writes: alternatives, in base64 or quoted-printable. */
export function parseMail(source: string): ParsedMail {
  const { headers, body } = partOf(source)
  const parts = leavesOf(headers, body)
  const ofType = (type: string) => parts.find((part) => part.type.startsWith(type))?.content ?? ''
  return { headers, text: ofType('text/plain'), html: ofType('text/html') }
}

interface Leaf {
  type: string
  content: string
}

function leavesOf(headers: ReadonlyMap<string, string>, body: string): Leaf[] {
  const type = headers.get('content-type') ?? 'text/plain'
  const [, boundary] = /boundary="?([^";]+)"?/.exec(type) ?? []
  if (boundary === undefined) {
    return [{ type, content: decoded(body, headers.get('content-transfer-encoding') ?? '7bit') }]
  }
  const [inside = ''] = body.split(`--${boundary}--`)
  return inside
    .split(`--${boundary}\r\n`)
    .slice(1)
    .flatMap((source) => {
      const part = partOf(source)
      return leavesOf(part.headers, part.body)
    })
}

function partOf(source: string) {
  const end = source.indexOf('\r\n\r\n')
  // A line that begins with a space goes on with the one before.
  const lines = source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map(
    lines.map((line): [string, string] => {
      const [name = '', ...value] = line.split(':')
      return [name.toLowerCase(), words(value.join(':').trim())]
    }),
  )
  return { headers, body: source.slice(end + 4) }
}

/** RFC 2047: `=?UTF-8?Q?=E2=96=A0?=`. */
function words(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, encoded: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(encoded, 'base64').toString()
        : quoted(encoded.replaceAll('_', ' ')),
    )
}

function decoded(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
  return encoding === 'quoted-printable' ? quoted(body.replace(/=\r?\n/g, '')) : body
}

function quoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString()
}
