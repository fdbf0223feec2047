import type { RuleSource } from '@seismo/ingest/api'
import { isKnownKind, type RuleKind } from './kinds.ts'
import { BEGUN, defaultsOf, isNumber, type Value, type Values } from './defaults.ts'

export interface Step {
  after: string
  receivers: readonly string[]
}

/** Two windows of an objective and how many times too fast its budget burns over both. */
export interface Pair {
  long: string
  short: string
  factor: string
}

/** A rule while it is written: what stands in the blanks of its sentence. */
export interface RuleForm {
  kind: RuleKind
  values: Values
  /** Who is told, as long as nobody has acknowledged. */
  escalate: readonly Step[]
  /** Of an objective alone. */
  pairs: readonly Pair[]
  /** What the sentence has no place for, as it was. */
  rest: Readonly<Record<string, unknown>>
}

export function begunForm(kind: RuleKind): RuleForm {
  return {
    ...{ kind, values: { ...defaultsOf(kind), ...BEGUN[kind] } },
    ...{ escalate: [], pairs: USUAL_PAIRS, rest: {} },
  }
}

export function formOf(source: RuleSource): RuleForm {
  if (!isKnownKind(source.kind)) return formOf(asThreshold(source))
  const kind: RuleKind = source.kind
  const defaults = defaultsOf(kind)
  const given = Object.entries(source).filter(([, value]) => value !== undefined)
  const shown = given.filter(([field]) => Object.hasOwn(defaults, field))
  const apart = APART[kind] ?? ['kind', 'escalate']
  const rest = given.filter(([field]) => !Object.hasOwn(defaults, field) && !apart.includes(field))
  return {
    kind,
    values: {
      ...defaults,
      ...Object.fromEntries(shown.map(([key, value]) => [key, toValue(value)])),
    },
    escalate: source.escalate ?? [],
    pairs: pairsOf(source),
    rest: Object.fromEntries(rest),
  }
}

/** Of a kind that a later version saved, what every rule has. */
function asThreshold(source: RuleSource): RuleSource {
  const kept = Object.entries(source).filter(
    ([field]) => IN_COMMON.has(field) || field === 'escalate',
  )
  // as: the service judges it before it is saved.
  return { ...Object.fromEntries(kept), kind: 'threshold' } as RuleSource
}

/** As short as it can be said: what the service would take anyway is left out. */
export function ruleOf({ kind, values, escalate, pairs, rest }: RuleForm): RuleSource {
  const defaults = defaultsOf(kind)
  const said = Object.keys(defaults).flatMap((field) => {
    const value = values[field] ?? ''
    return isSame(value, defaults[field]) ? [] : [[field, fromValue(field, value)]]
  })
  const { name, ...others } = Object.fromEntries(said) as Record<string, unknown>
  // as: the service judges what was typed, field by field, and its answer stands beside them.
  return {
    name: name ?? '',
    ...rest,
    kind,
    ...others,
    ...(escalate.length > 0 && { escalate }),
    ...(kind === 'burn-rate' && !isUsual(pairs) && { windows: pairs.map(withFactor) }),
  } as RuleSource
}

/** The same as another kind of rule: what both kinds have keeps its value. */
export function asKind(form: RuleForm, kind: RuleKind): RuleForm {
  const begun = begunForm(kind)
  const kept = Object.entries(form.values).filter(
    ([field]) => IN_COMMON.has(field) && Object.hasOwn(begun.values, field),
  )
  const rest = Object.entries(form.rest).filter(([field]) => IN_COMMON.has(field))
  return {
    kind,
    values: { ...begun.values, ...Object.fromEntries(kept) },
    escalate: form.escalate,
    pairs: begun.pairs,
    rest: Object.fromEntries(rest),
  }
}

export function withValue(form: RuleForm, field: string, value: Value): RuleForm {
  return { ...form, values: { ...form.values, [field]: value } }
}

/** A template of what messages say; the sentence itself has no place for it. */
export function annotationAt({ rest }: RuleForm, name: 'summary' | 'description'): string {
  const value = annotationsOf(rest)[name]
  return typeof value === 'string' ? value : ''
}

export function withAnnotation(
  form: RuleForm,
  name: 'summary' | 'description',
  text: string,
): RuleForm {
  const given = { ...annotationsOf(form.rest), [name]: text }
  const said = Object.entries(given).filter(([, value]) => value !== '')
  const annotations = said.length === 0 ? undefined : Object.fromEntries(said)
  return { ...form, rest: { ...form.rest, annotations } }
}

function annotationsOf({ annotations }: RuleForm['rest']): Record<string, unknown> {
  return typeof annotations === 'object' && annotations !== null ? { ...annotations } : {}
}

export function textAt({ values }: RuleForm, field: string): string {
  const value = values[field]
  return typeof value === 'string' ? value : ''
}

export function listAt({ values }: RuleForm, field: string): readonly string[] {
  const value = values[field]
  return typeof value === 'object' ? value : []
}

/** What has a place of its own in the form. */
const APART: Partial<Record<RuleKind, readonly string[]>> = {
  'burn-rate': ['kind', 'escalate', 'windows'],
}

/** What the service takes where a rule does not say; see `defaults.ts`. */
const USUAL_PAIRS: readonly Pair[] = [
  { long: '1h', short: '5m', factor: '14.4' },
  { long: '6h', short: '30m', factor: '6' },
  { long: '3d', short: '6h', factor: '1' },
]

function pairsOf(source: RuleSource): readonly Pair[] {
  if (source.kind !== 'burn-rate' || source.windows === undefined) return USUAL_PAIRS
  return source.windows.map((pair) => ({ ...pair, factor: String(pair.factor) }))
}

function isUsual(pairs: readonly Pair[]): boolean {
  return JSON.stringify(pairs) === JSON.stringify(USUAL_PAIRS)
}

function withFactor({ factor, ...pair }: Pair) {
  return { ...pair, factor: fromNumber(factor.trim()) }
}

/** Means the same in each kind of rule that has it. */
const IN_COMMON: ReadonlySet<string> = new Set([
  ...['name', 'project', 'severity', 'enabled', 'labels', 'annotations', 'owner', 'runbook'],
  ...['for', 'keep_firing_for', 'receivers', 'where'],
])

function toValue(value: unknown): Value {
  return Array.isArray(value) ? value.map(String) : String(value)
}

function fromValue(field: string, value: Value): unknown {
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (text === '') return undefined
  return isNumber(field) ? fromNumber(text) : text
}

/** `poor`, where a word is allowed too; what is neither is the service's to refuse. */
function fromNumber(text: string): number | string {
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

function isSame(one: Value, other: Value | undefined): boolean {
  if (typeof one === 'string' || typeof other !== 'object') return one === other
  return one.length === other.length && one.every((part) => other.includes(part))
}
