import * as z from 'zod'
import { url } from '../url.ts'

/** An incoming webhook, which says what is new; or a bot, which edits what it said. */
export const slackSettings = z
  .strictObject({
    url: url.optional(),
    token: z
      .string()
      .max(500)
      .regex(/^xox[a-z.]+-/, 'a bot token, which begins with xoxb-')
      .optional(),
    /** Its id, or `#name`. */
    channel: z.string().min(1).max(100).optional(),
    api: url.default('https://slack.com/api'),
  })
  .transform(({ url: webhook, token, channel, api }, context) => {
    if (webhook !== undefined && token === undefined && channel === undefined) {
      return { is: 'webhook' as const, url: webhook }
    }
    if (webhook === undefined && token !== undefined && channel !== undefined) {
      return { is: 'bot' as const, token, channel, api }
    }
    const message = 'needs either url (of an incoming webhook), or token and channel (of a bot)'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
export type SlackSettings = z.output<typeof slackSettings>
