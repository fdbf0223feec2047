/** HTML that may go out as it is. */
export interface Html {
  html: string
}

type Part = string | number | Html | readonly Html[]

/** A template whose strings are escaped, for elements and quoted attributes alike. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  const written = parts.map(write)
  return { html: texts.reduce((all, text, index) => `${all}${written[index - 1] ?? ''}${text}`) }
}

function write(part: Part): string {
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  if ('html' in part) return part.html
  return part.map((one) => one.html).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
