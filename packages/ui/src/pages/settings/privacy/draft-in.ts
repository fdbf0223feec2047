import type { SavedScrubRules } from '@seismo/ingest/api'
import { textOf } from '../../../ui/text-of.ts'
import { BUILT_IN, isBuiltIn, type BuiltIn } from './built-in-words.ts'
import type { Draft } from './rules-draft.ts'

/** What is in the form. Of the built-in rules, those that `seismo.yaml` decides are not in it. */
export function draftIn(form: FormData, { builtIn, ofAll }: SavedScrubRules): Draft {
  const checked = new Set(form.getAll('built-in'))
  const decided = new Set<string>([...ofAll.on, ...ofAll.off])
  const open = builtIn.filter(({ name }) => isBuiltIn(name) && !decided.has(name))
  const named = (isOn: boolean) =>
    open
      .filter((one) => one.isOn === isOn && checked.has(one.name) !== isOn)
      .map(({ name }) => name)
  return {
    // as: the service named them, each in the list that it belongs to.
    on: named(false) as Draft['on'],
    off: named(true) as Draft['off'],
    keys: textOf(form, 'keys'),
    patterns: textOf(form, 'patterns'),
  }
}

interface BuiltInRow {
  name: string
  words: string
  isOn: boolean
  /** By `seismo.yaml`, for all projects. */
  isDecided: boolean
}

export function builtInRows({ builtIn, ofAll, rules }: SavedScrubRules): BuiltInRow[] {
  const on = new Set<string>([...ofAll.on, ...rules.on])
  const off = new Set<string>([...ofAll.off, ...rules.off])
  const decided = new Set<string>([...ofAll.on, ...ofAll.off])
  return builtIn.map(({ name, isOn }) => ({
    name,
    words: isBuiltIn(name) ? wordsOf(name) : name,
    isOn: isOn ? !off.has(name) : on.has(name),
    isDecided: decided.has(name),
  }))
}

function wordsOf(name: BuiltIn): string {
  return BUILT_IN[name]
}
