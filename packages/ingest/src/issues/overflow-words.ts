/** What the issue of errors beyond the budget is called, whatever it is of. */
export const OVERFLOW_WORDS = {
  type: 'Too many new issues',
  message:
    'Errors whose own issue would have been beyond the budget of new issues. They are counted here, and none is lost: split off what matters, group them with a rule, or raise new_issues in seismo.yaml.',
  culprit: '',
} as const

export const OVERFLOW_WHY = ['beyond the budget of new issues']
