import type { NavigationType } from '@seismo/browser/wire'
import type { VitalItem } from '../envelope.ts'
import { MAX_MS } from '../foreign/bounded.ts'
import { isRecord } from '../foreign/read-json.ts'
import { unsupported, type Refusal } from '../foreign/refusal.ts'
import { attributesOf, type Attributes } from './attributes.ts'
import { numberAt, textAt } from './fields.ts'

type Vital = Omit<VitalItem, 'id' | 'at' | 'pageViewId' | 'url' | 'route' | 'weight'>

const NAMES = new Map<string, VitalItem['name']>([
  ['cls', 'CLS'],
  ['fcp', 'FCP'],
  ['inp', 'INP'],
  ['lcp', 'LCP'],
  ['ttfb', 'TTFB'],
])

const NAVIGATION_TYPES = new Map<string, NavigationType>([
  ['reload', 'reload'],
  ['back-forward', 'back-forward'],
  ['back-forward-cache', 'back-forward-cache'],
  ['prerender', 'prerender'],
  ['restore', 'restore'],
  ['soft-navigation', 'soft-navigation'],
])

/** The event `browser.web_vital`: its fields are attributes, and were those of a map in the body before. */
export function vitalOf(attributes: Attributes, body: unknown): Vital | Refusal {
  const fields = fieldsOf(body)
  const text = (key: string) =>
    textAt(attributes, 40, `browser.web_vital.${key}`) || textAt(fields, 40, key)
  const value = numberAt(attributes, 'browser.web_vital.value') ?? numberAt(fields, 'value')
  const given = text('name').toLowerCase()
  if (given === '' || value === undefined || value < 0 || value > MAX_MS)
    return { kind: 'log', reason: 'invalid', detail: 'a vital without a name and a value' }
  const name = NAMES.get(given)
  if (!name) return unsupported('log', 'Seismo has no place for this vital')
  return {
    ...{ is: 'vital', name, value, parts: {} },
    navigationType: NAVIGATION_TYPES.get(text('navigation_type')) ?? 'navigate',
    // The conventions do not tell what a value was made of.
    ...{ target: '', imageUrl: '', event: '', loadState: '' },
  }
}

function fieldsOf(body: unknown): Attributes {
  const map = isRecord(body) ? body.kvlistValue : undefined
  return attributesOf(isRecord(map) ? map.values : [])
}
