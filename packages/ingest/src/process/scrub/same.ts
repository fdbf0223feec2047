/** The object itself where all parts are what they were: most reports have nothing to lose. */
export function withParts<Whole extends object>(whole: Whole, parts: Partial<Whole>): Whole {
  for (const key in parts) {
    if (parts[key] !== whole[key]) return { ...whole, ...parts }
  }
  return whole
}

/** The list itself where every element stayed the same. */
export function mapSame<Element>(
  list: Element[],
  change: (element: Element) => Element,
): Element[] {
  let changed: Element[] | undefined
  for (const [index, element] of list.entries()) {
    const next = change(element)
    if (next !== element) {
      changed ??= [...list]
      changed[index] = next
    }
  }
  return changed ?? list
}

/** Answers again for an object it has seen: the errors of one beacon share their breadcrumbs. */
export function once<Value extends object>(change: (value: Value) => Value): typeof change {
  const seen = new Map<Value, Value>()
  return (value) => {
    const before = seen.get(value)
    if (before) return before
    const next = change(value)
    seen.set(value, next)
    return next
  }
}
