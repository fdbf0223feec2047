const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as HTML. */
export function text(value: string): string {
  return value.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
}

/** An element of the page that is there whenever its module runs. */
export function byId(id: string): HTMLElement {
  return document.getElementById(id) as HTMLElement
}

/** What pages draw into. */
export function show(html: string): void {
  byId('page').innerHTML = html
}

export function onClick(selector: string, listener: (element: HTMLElement) => void): void {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    element.addEventListener('click', () => listener(element))
  }
}
