import { cut } from '../well-formed.ts'
import type { VitalItem } from '../envelope.ts'
import { MAX_MS } from '../foreign/bounded.ts'
import { navigationTypeOf } from './navigation-type.ts'
import { numberOf, textOf, type Span } from './span.ts'

const VITALS = [
  ['CLS', 'cls'],
  ['FCP', 'fcp'],
  ['INP', 'inp'],
  ['LCP', 'lcp'],
  ['TTFB', 'ttfb'],
] as const

type Own = Pick<
  VitalItem,
  | 'is'
  | 'name'
  | 'value'
  | 'navigationType'
  | 'target'
  | 'imageUrl'
  | 'event'
  | 'loadState'
  | 'parts'
>

/** The vitals on a span: the page load carries those that are early, the others have their own. */
export function vitalsOf(span: Span): Own[] {
  return VITALS.flatMap(([name, key]) => {
    const value = numberOf(span.attributes, `browser.web_vital.${key}.value`)
    return value !== undefined && value >= 0 && value <= MAX_MS ? [vitalOf(span, name, value)] : []
  })
}

function vitalOf(
  { attributes, name: described, op }: Span,
  name: VitalItem['name'],
  value: number,
) {
  const key = `browser.web_vital.${name.toLowerCase()}`
  const target = {
    CLS: textOf(attributes, 200, `${key}.source.1`, 'cls.source.1'),
    // Before they were streamed, spans of interactions were named after their element.
    INP: textOf(attributes, 200, `${key}.target`) || (op.startsWith('ui.') ? described : ''),
    LCP: textOf(attributes, 200, `${key}.element`, 'lcp.element'),
    FCP: '',
    TTFB: '',
  }[name]
  const interaction = textOf(attributes, 40, `${key}.interaction_type`)
  return {
    is: 'vital' as const,
    ...{ name, value, target, loadState: '', parts: {} },
    navigationType: navigationTypeOf(attributes),
    imageUrl: name === 'LCP' ? textOf(attributes, 2_048, `${key}.url`, 'lcp.url') : '',
    event: interaction || (name === 'INP' ? cut(op.replace(/^ui\.interaction\./, ''), 40) : ''),
  }
}
