export interface TextPart {
  text: string
  href?: string
}

// No brackets, quotes or marks of direction inside: a link must not swallow what surrounds it, nor show as another.
const LINK = /https?:\/\/[^\s<>"'`\\^{|}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gi
/** Of the sentence, not of the address. */
const TAIL = /[.,:;!?]+$|\)+[.,:;!?]*$/

/** Plain text cut into words and addresses; only what a browser would fetch is an address. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const href = withoutTail(found)
    if (!URL.canParse(href)) continue
    if (index > end) parts.push({ text: text.slice(end, index) })
    parts.push({ text: href, href })
    end = index + href.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

function withoutTail(address: string): string {
  const isWhole = address.split('(').length === address.split(')').length
  return isWhole ? address.replace(/[.,:;!?]+$/, '') : address.replace(TAIL, '')
}
