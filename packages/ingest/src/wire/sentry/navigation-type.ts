import type { NavigationType } from '@seismo/browser/wire'
import { textOf, type Attributes } from './span.ts'

const TYPES = new Map<string, NavigationType>([
  ['navigate', 'navigate'],
  ['reload', 'reload'],
  ['back-forward', 'back-forward'],
  ['back_forward', 'back-forward'],
  ['back-forward-cache', 'back-forward-cache'],
  ['prerender', 'prerender'],
  ['restore', 'restore'],
  ['soft-navigation', 'soft-navigation'],
])

/** As the browser or web-vitals called it. */
export function navigationTypeOf(attributes: Attributes): NavigationType {
  return TYPES.get(textOf(attributes, 40, 'browser.navigation.type')) ?? 'navigate'
}
