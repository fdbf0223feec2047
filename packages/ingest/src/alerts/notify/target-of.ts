import type { Receiver } from './receiver.ts'

/** Where a receiver's messages go, without what is secret of it. */
export function targetOf(to: Receiver): string {
  if ('webhook' in to) return hostOf(to.webhook.url)
  if ('slack' in to) return to.slack.is === 'bot' ? to.slack.channel : hostOf(to.slack.url)
  if ('pagerduty' in to) return hostOf(to.pagerduty.url)
  if ('email' in to) return to.email.to.join(', ')
  if ('alertmanager' in to) return hostOf(to.alertmanager.url)
  if ('teams' in to) return hostOf(to.teams.url)
  if ('discord' in to) return hostOf(to.discord.url)
  return to.sms.to.join(', ')
}

function hostOf(url: string): string {
  return new URL(url).host
}
