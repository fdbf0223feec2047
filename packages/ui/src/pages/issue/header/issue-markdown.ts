import type { IssueDetail, IssueEvent } from '@seismo/ingest/api'
import { formatExact } from '../../../format/numbers.ts'
import { formatOffset } from '../../../format/time.ts'
import { stackText } from '../stack/stack-text.ts'

/** Everything a ticket or an agent needs, as Markdown. */
export function issueMarkdown(issue: IssueDetail, event: IssueEvent, link: string): string {
  return [
    `## ${inline(`${issue.type}: ${issue.message}`)}`,
    `[${issue.shortId}](${link}) · ${formatExact(issue.events)} events · ${formatExact(issue.users)} users`,
    facts(event),
    fenced(stackText(event)),
    source(event),
    breadcrumbs(event),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

function facts({ release, environment, browser, os, url, at }: IssueEvent): string {
  return [
    ['Release', release],
    ['Environment', environment],
    ['Browser', [browser, os].filter(Boolean).join(', ')],
    ['Page', url],
    ['Time', new Date(at).toISOString()],
  ]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `- ${name ?? ''}: ${inline(value ?? '')}`)
    .join('\n')
}

function source({ exceptions }: IssueEvent): string {
  const blamed = exceptions[0]?.frames.find((frame) => frame.inApp && frame.context.length > 0)
  if (blamed === undefined) return ''
  const lines = blamed.context.map(
    ({ line, text }) => `${line === blamed.line ? '>' : ' '} ${line} ${text}`,
  )
  return `${inline(blamed.file ?? '')}\n\n${fenced(lines.join('\n'))}`
}

function breadcrumbs({ breadcrumbs: crumbs, at }: IssueEvent): string {
  if (crumbs.length === 0) return ''
  const lines = crumbs.map(
    (crumb) => `${formatOffset(crumb.at - at)}  ${crumb.kind}  ${crumb.text}`,
  )
  return `Before and after:\n\n${fenced(lines.join('\n'))}`
}

/** A fence longer than any inside: what a page sends must not end the block it is quoted in. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}

function inline(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, '\\$&')
}
