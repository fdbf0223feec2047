import { clip } from '../../../lib/clip.ts'

/** Slack's three control characters; an error's message could otherwise make links and mentions. */
export function mrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** For where bare addresses would be made links: parted by a space of no width they are none. */
export function notLinked(text: string): string {
  return mrkdwn(text).replaceAll('://', ':\u200B//')
}

/** As it is written; three backticks in it would end it. */
export function codeBlock(text: string): string {
  return `\`\`\`${mrkdwn(clip(text, 1_000)).replaceAll('```', "'''")}\`\`\``
}

export function link(url: string, text: string): string {
  // A bar or an angle would end the address; no address of ours has one unescaped.
  const address = url.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E')
  return `<${address.replaceAll('&', '&amp;')}|${mrkdwn(text).replaceAll('|', '¦')}>`
}

/** In the reader's own time zone. */
export function slackTime(at: number): string {
  const fallback = new Date(at).toISOString().slice(0, 16)
  return `<!date^${String(Math.floor(at / 1_000))}^{time}, {date_short}|${fallback} UTC>`
}
