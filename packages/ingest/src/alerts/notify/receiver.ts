import * as z from 'zod'
import { alertmanagerSettings } from './alertmanager/settings.ts'
import { discordSettings } from './discord/settings.ts'
import { emailSettings } from './email/settings.ts'
import { pagerDutySettings } from './pagerduty/settings.ts'
import { slackSettings } from './slack/settings.ts'
import { smsSettings } from './sms/settings.ts'
import { teamsSettings } from './teams/settings.ts'
import { webhookSettings } from './webhook/settings.ts'

const CHANNELS = {
  webhook: webhookSettings,
  slack: slackSettings,
  pagerduty: pagerDutySettings,
  email: emailSettings,
  alertmanager: alertmanagerSettings,
  teams: teamsSettings,
  discord: discordSettings,
  sms: smsSettings,
} as const
type Channels = typeof CHANNELS

export type ChannelKind = keyof Channels

/** A name, one channel with what it needs, and who is told when it fails. */
export type Receiver = {
  [Kind in ChannelKind]: {
    name: string
    on_failure?: string | undefined
  } & Record<Kind, z.output<Channels[Kind]>>
}[ChannelKind]

const name = z.string().min(1).max(100)

const given = z.strictObject({
  name,
  on_failure: name.optional(),
  webhook: CHANNELS.webhook.optional(),
  slack: CHANNELS.slack.optional(),
  pagerduty: CHANNELS.pagerduty.optional(),
  email: CHANNELS.email.optional(),
  alertmanager: CHANNELS.alertmanager.optional(),
  teams: CHANNELS.teams.optional(),
  discord: CHANNELS.discord.optional(),
  sms: CHANNELS.sms.optional(),
})

/** Where messages go, as it stands in YAML. */
const receiver = given.transform((one, context): Receiver => {
  const kinds = KINDS.filter((kind) => one[kind] !== undefined)
  // as: of the channels exactly one is there, with what its schema gave.
  if (kinds.length === 1) return one as Receiver
  const found = kinds.length === 0 ? 'none' : kinds.join(' and ')
  const message = `needs one channel, has ${found}; known are ${KINDS.join(', ')}`
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

// as: keys of the table above.
const KINDS = Object.keys(CHANNELS) as ChannelKind[]

export function kindOf(one: Receiver): ChannelKind {
  // A receiver has one of them.
  return KINDS.find((kind) => kind in one) ?? 'webhook'
}

/** All of them: names are told apart, and who is named for failures is there. */
export const receivers = z
  .array(receiver)
  .max(100)
  .superRefine((all, context) => {
    for (const [index, { name: own, on_failure: other }] of all.entries()) {
      if (all.findIndex((one) => one.name === own) < index) {
        const message = `"${own}" is used twice`
        context.addIssue({ code: 'custom', path: [index, 'name'], message })
      }
      if (other === undefined || all.some((one) => one.name === other && other !== own)) continue
      const message = `no other receiver is named "${other}"`
      context.addIssue({ code: 'custom', path: [index, 'on_failure'], message })
    }
  })
