import { cut } from '../well-formed.ts'
import type { Breadcrumb, Level } from '@seismo/browser/wire'
import * as z from 'zod'
import { lastOf, lenient, short, text, time } from '../foreign/bounded.ts'
import { levelOf } from './level.ts'

const MAX_CRUMBS = 100
const MAX_TEXT = 300

const crumb = z.object({
  timestamp: lenient(time),
  category: lenient(short),
  message: lenient(text(MAX_TEXT)),
  level: lenient(short),
  data: lenient(
    z.object({
      method: lenient(text(20)),
      url: lenient(text(MAX_TEXT)),
      status_code: lenient(z.union([z.number(), text(20)])),
      from: lenient(text(MAX_TEXT)),
      to: lenient(text(MAX_TEXT)),
    }),
  ),
})
type Crumb = z.output<typeof crumb>

const list = lastOf(crumb, MAX_CRUMBS)
export const breadcrumbs = z.union([
  z.object({ values: list }).transform(({ values }) => values),
  list,
])

/** What a crumb without a time led to happened after it. */
export function toBreadcrumbs(crumbs: readonly Crumb[], before: number): Breadcrumb[] {
  return crumbs.map((one) => {
    const kind = kindOf(one.category ?? '')
    const level: Level = levelOf(one.level, 'info')
    return {
      at: one.timestamp ?? before,
      ...{ kind, text: cut(textOf(kind, one), MAX_TEXT) },
      ...(level !== 'info' && { level }),
    }
  })
}

function kindOf(category: string): Breadcrumb['kind'] {
  if (category.startsWith('ui.')) return 'click'
  if (category === 'fetch' || category === 'xhr' || category.startsWith('http')) return 'request'
  return category === 'navigation' || category === 'console' ? category : 'custom'
}

function textOf(kind: Breadcrumb['kind'], { message = '', category = '', data = {} }: Crumb) {
  if (kind === 'request' && data.url !== undefined)
    return [data.method, withoutQuery(data.url), data.status_code].filter(isSome).join(' ')
  if (kind === 'navigation' && data.to !== undefined)
    return [data.from, data.to].filter(isSome).map(withoutQuery).join(' → ')
  return message === '' ? category : message
}

/** Queries hold search terms and secrets; Seismo's own script never sends them. */
function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? ''
}

function isSome<Value>(value: Value | undefined): value is Value {
  return value !== undefined
}
