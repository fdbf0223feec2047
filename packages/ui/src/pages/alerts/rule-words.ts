import type { RuleSource } from '@seismo/ingest/api'
import { DEPLOY_MEASURES, MEASURES } from './editor/choices.ts'
import { isKnownKind } from './editor/kinds.ts'
import { formOf, listAt, textAt, type RuleForm } from './editor/rule-form.ts'
import { trafficWord, unitOf } from './editor/units.ts'

/** The rule in a line: `failed requests above 2.5 % over 5m, 3 of 5 windows, in page:/checkout/*`. */
export function ruleWords(rule: RuleSource): string {
  if (!isKnownKind(rule.kind)) return `of the kind “${rule.kind}”, which is not known here`
  const form = formOf(rule)
  const where = textAt(form, 'where')
  const by = textAt(form, 'by')
  return [
    WORDS[form.kind](form),
    where !== '' && `in ${where}`,
    by !== '' && by !== 'project' && `for each ${by}`,
    textAt(form, 'for') !== '0s' && `for ${textAt(form, 'for')}`,
  ]
    .filter((part) => part !== false && part !== '')
    .join(', ')
}

const WORDS: Record<RuleForm['kind'], (form: RuleForm) => string> = {
  spike: (form) => `errors above their own baseline, at least ${textAt(form, 'min_errors')}`,
  threshold: (form) => {
    const side = textAt(form, 'below') === '' ? 'above' : 'below'
    const windows = textAt(form, 'windows')
    const traffic = textAt(form, 'min_traffic')
    return [
      `${measureWords(form)} ${side} ${withUnit(textAt(form, side), unitOf(form))} over ${textAt(form, 'window')}`,
      windows !== '1 of 1' && `${windows} windows`,
      traffic !== '0' && `with at least ${traffic} ${trafficWord(form)}`,
    ]
      .filter((part) => part !== false)
      .join(', ')
  },
  'burn-rate': (form) =>
    `${textAt(form, 'objective')} of ${textAt(form, 'target')} % burn their budget of ${textAt(form, 'period')}`,
  'new-issue': (form) => `a new issue${floors(form)}`,
  regressed: (form) => `an issue comes back${floors(form)}`,
  escalating: (form) =>
    `an issue grows to ${textAt(form, 'min_ratio')} times the busiest hour of its week`,
  vital: (form) => {
    const worse = textAt(form, 'worse_by')
    const limit = worse === '' ? aboveWords(form) : `worse than in the release before by ${worse} %`
    return `${textAt(form, 'metric')} p${textAt(form, 'percentile')} ${limit} over ${textAt(form, 'window')}`
  },
  'no-data': (form) => {
    const signal = textAt(form, 'signal')
    return `no ${signal === 'any' ? 'data' : signal} for ${textAt(form, 'after')}`
  },
  deploy: (form) =>
    `a release is worse than the one before by ${textAt(form, 'worse_by')} % (${listAt(form, 'measures').map(deployWords).join(', ')}) in its first ${textAt(form, 'window')}`,
}

function measureWords(form: RuleForm): string {
  const measure = textAt(form, 'measure')
  if (measure === 'metric') return `${textAt(form, 'stat')} of ${textAt(form, 'metric')}`
  const words = MEASURES.find(({ value }) => value === measure)?.label ?? measure
  return measure === 'request-duration' ? `${textAt(form, 'stat')} of ${words}` : words
}

/** What the measure says by its name is not said again. */
function withUnit(value: string, unit: string): string {
  return unit === '%' || unit === 'ms' ? `${value} ${unit}` : value
}

function aboveWords(form: RuleForm): string {
  const above = textAt(form, 'above')
  if (above === 'poor') return 'is poor'
  if (above === 'needs-improvement') return 'needs improvement'
  return `above ${above} ${unitOf(form)}`.trimEnd()
}

function floors(form: RuleForm): string {
  const users = textAt(form, 'min_users')
  const events = textAt(form, 'min_events')
  const parts = [users !== '0' && `${users} users`, events !== '1' && `${events} events`].filter(
    (part) => part !== false,
  )
  return parts.length === 0 ? '' : ` with ${parts.join(' and ')} within ${textAt(form, 'within')}`
}

function deployWords(measure: string): string {
  return DEPLOY_MEASURES.find(({ value }) => value === measure)?.label ?? measure
}
