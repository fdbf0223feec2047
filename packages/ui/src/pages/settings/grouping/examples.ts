import type { GroupingRule } from '@seismo/ingest/api'

interface Example {
  rule: GroupingRule
  why: string
}

export const EXAMPLES: readonly Example[] = [
  {
    why: 'Whatever of your payment code times out, and wherever it was called: one issue for each provider.',
    rule: {
      name: 'Payment timeouts',
      match: { type: '*Timeout*', file: 'src/payment/**' },
      fingerprint: ['payment-timeout', '{{tag.provider}}'],
    },
  },
  {
    why: 'The calls of a component kit blame your own code that uses it, and not the kit.',
    rule: {
      name: 'Our kit is a library',
      match: { file: ['src/kit/**', 'packages/kit/**'] },
      inApp: false,
    },
  },
]
