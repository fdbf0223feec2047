import type { GroupingRule } from '@seismo/ingest/api'

export interface ConditionWords {
  field: string
  /** `is TimeoutError or *Abort*, not Fetch*`. */
  words: string
}

export function conditionWords(match: GroupingRule['match']): ConditionWords[] {
  return Object.entries(match).map(([field, given]) => {
    const patterns = [given].flat()
    const wanted = patterns.filter((one) => !one.startsWith('!'))
    const unwanted = patterns.filter((one) => one.startsWith('!')).map((one) => one.slice(1))
    const words = [
      wanted.length > 0 ? `is ${wanted.join(' or ')}` : '',
      unwanted.length > 0 ? `is not ${unwanted.join(' and not ')}` : '',
    ]
    return { field, words: words.filter((one) => one !== '').join(', ') }
  })
}

export function effectWords({ fingerprint, inApp }: GroupingRule): string {
  if (fingerprint) return `Grouped by ${fingerprint.join(' + ')}`
  return inApp === true ? 'Calls of your own' : 'Calls of a library'
}
