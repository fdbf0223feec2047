/** In each project the one issue of errors whose own would be beyond the budget of new issues. */
export const OVERFLOW_ISSUE_ID = '00000000-6f76-6572-666c-6f7700000000'

const WORDS = {
  type: 'Too many new issues',
  message:
    'Errors whose own issue would have been beyond the budget of new issues. They are counted here, and none is lost: split off what matters, group them with a rule, or raise new_issues in seismo.yaml.',
  culprit: '',
} as const

/** What it is called, whatever its errors are; what was split off from it goes by its own name. */
export function overflowWords(issue: { id: string; class: string }) {
  if (issue.id === OVERFLOW_ISSUE_ID) return WORDS
  return issue.class === 'overflow' ? { class: 'error' as const } : {}
}

export function whyOf({ id, why }: { id: string; why: string[] }): string[] {
  return id === OVERFLOW_ISSUE_ID ? ['beyond the budget of new issues'] : why
}

export function titleOf({
  fingerprint,
  type,
  message,
}: {
  fingerprint: string
  type: string
  message: string
}): string {
  return fingerprint === OVERFLOW_ISSUE_ID ? WORDS.type : `${type}: ${message}`.slice(0, 200)
}
