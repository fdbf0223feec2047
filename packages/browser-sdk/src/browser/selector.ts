const MOST_PARENTS = 3

/** A short CSS selector: up to the next id, or three parents. */
export function selectorOf(element: Element | null | undefined, parents = MOST_PARENTS): string {
  if (!element) return ''
  const { id, localName, classList, parentElement } = element
  if (id) return `#${id}`
  const own = [localName, ...classList].join('.')
  const above = parents && selectorOf(parentElement, parents - 1)
  return above ? `${above}>${own}` : own
}
