import type { Notification } from './notification.ts'
import { rule } from './rule/rule.ts'
import { testMessage } from './test-message.ts'

/** A message that is about no rule, to see whether a channel works. */
export function channelTest({ origin, at }: { origin: string; at: number }): Notification {
  const given = rule.parse({ name: 'A test of this channel', above: 0 })
  const notification = testMessage({ rule: given, observation: undefined, origin, at })
  return { ...notification, summary: 'A test that somebody asked for: all is well.' }
}
