import { KINDS } from './kinds.ts'
import { begunForm, type RuleForm } from './rule-form.ts'

/** A rule that another page has begun; undefined where the address says nothing of use. */
export function begunElsewhere(begin: string | undefined): RuleForm | undefined {
  const given = begin === undefined ? undefined : objectIn(begin)
  const kind = KINDS.find((one) => one.kind === given?.kind)?.kind
  if (given === undefined || kind === undefined) return undefined
  const form = begunForm(kind)
  const values = Object.entries(given).filter(
    ([field, value]) =>
      Object.hasOwn(form.values, field) && typeof form.values[field] === typeof value,
  )
  // as: of the same type as what they replace.
  return {
    ...form,
    values: { ...form.values, ...(Object.fromEntries(values) as RuleForm['values']) },
  }
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    // A link that was cut or typed by hand begins nothing.
    return undefined
  }
}
