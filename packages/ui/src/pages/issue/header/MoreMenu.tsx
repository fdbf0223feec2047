import type { IssueDetail } from '@seismo/ingest/api'
import { BellOff, Check, Copy, Link2, Merge, MoreHorizontal, Split } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSilenceIssues } from '../../../components/triage/use-silence-issues.ts'
import { useProject } from '../../../components/use-project.ts'
import { useShare } from '../../../components/use-share.ts'
import { useCopy } from '../../../hooks/use-copy.ts'
import { useShortcuts } from '../../../hooks/use-shortcuts.ts'
import { toQueryString } from '../../../search/query-string.ts'
import { IconButton } from '../../../ui/Button.tsx'
import type { MenuEntry } from '../../../ui/menu-entries.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { agentPrompt } from './agent-prompt.ts'
import { curlCommand } from './curl-command.ts'
import { issueMarkdown } from './issue-markdown.ts'
import { useIssueEvent } from '../events/use-issue-event.ts'
import { stackText } from '../stack/stack-text.ts'

interface MoreMenuProps {
  issue: IssueDetail
  which: string | undefined
  /** Undefined for those who may not change an issue. */
  onAsk: ((asked: 'merge' | 'split') => void) | undefined
}

export function MoreMenu({ issue, which, onAsk }: MoreMenuProps) {
  const [copied, copy] = useCopy()
  const entries = useCopyEntries({ issue, which, copy })
  const silenceIssues = useSilenceIssues()
  const silence = () => silenceIssues([issue])
  useShortcuts({
    c: () => copy(`${location.origin}/i/${issue.shortId}`),
    ...(onAsk !== undefined && { s: silence }),
  })
  const Icon = copied ? Check : MoreHorizontal
  return (
    <Menu
      trigger={(props) => (
        <IconButton
          {...props}
          label="More about this issue"
          title="Merge, split, silence, copy, share"
        >
          <Icon size={16} aria-hidden="true" />
        </IconButton>
      )}
      entries={[
        ...(onAsk === undefined
          ? []
          : [
              item('Merge with others… (m)', <Merge size={14} aria-hidden="true" />, () =>
                onAsk('merge'),
              ),
              item('Split…', <Split size={14} aria-hidden="true" />, () => onAsk('split')),
              item('Silence its alerts… (s)', <BellOff size={14} aria-hidden="true" />, silence),
              { is: 'line' } as const,
            ]),
        ...entries,
      ]}
    />
  )
}

interface Copied {
  issue: IssueDetail
  which: string | undefined
  copy: (text: string) => void
}

function useCopyEntries({ issue, which, copy }: Copied): MenuEntry[] {
  const { slug } = useProject()
  const { data: event } = useIssueEvent(issue, which)
  const link = `${location.origin}/i/${issue.shortId}`
  const copyIcon = <Copy size={14} aria-hidden="true" />
  const linkIcon = <Link2 size={14} aria-hidden="true" />

  const share = item('Copy link with fixed times', linkIcon, useShare())
  if (event === undefined) return [share]
  const at = new Date(event.at).toISOString()
  const asked = {
    origin: location.origin,
    project: slug,
    issue: issue.shortId,
    event: event.eventId,
  }
  return [
    item('Copy stack as text', copyIcon, () => copy(stackText(event))),
    item('Copy as Markdown', copyIcon, () => copy(issueMarkdown(issue, event, link))),
    item('Copy as prompt for an agent', copyIcon, () =>
      copy(agentPrompt(issueMarkdown(issue, event, link))),
    ),
    item('Copy event as cURL', copyIcon, () => copy(curlCommand(asked))),
    { is: 'line' },
    share,
    item('Copy link to this event', linkIcon, () =>
      copy(`${link}/e/${event.eventId}${toQueryString({ at })}`),
    ),
  ]
}

function item(text: string, icon: ReactNode, onSelect: () => void): MenuEntry {
  return { is: 'item', text, icon, onSelect }
}
