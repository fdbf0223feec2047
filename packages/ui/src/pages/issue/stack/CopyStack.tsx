import type { IssueDetail, IssueEvent } from '@seismo/ingest/api'
import { Check, Copy } from 'lucide-react'
import { useCopy } from '../../../hooks/use-copy.ts'
import { Button } from '../../../ui/Button.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { issueMarkdown } from '../header/issue-markdown.ts'
import { stackText } from './stack-text.ts'

export function CopyStack({ issue, event }: { issue: IssueDetail; event: IssueEvent }) {
  const [copied, copy] = useCopy()
  const Icon = copied ? Check : Copy
  const link = `${location.origin}/i/${issue.shortId}`
  return (
    <Menu
      trigger={(props) => (
        <Button {...props} look="quiet">
          <Icon size={14} aria-hidden="true" />
          {copied ? 'Copied' : 'Copy'}
        </Button>
      )}
      entries={[
        {
          is: 'item',
          text: 'Stack as text',
          icon: null,
          onSelect: () => copy(stackText(event)),
        },
        {
          is: 'item',
          text: 'Issue as Markdown',
          icon: null,
          onSelect: () => copy(issueMarkdown(issue, event, link)),
        },
        {
          is: 'item',
          text: 'Raw stack of the browser',
          icon: null,
          onSelect: () => copy(event.exceptions.map((one) => one.stack).join('\n\n')),
        },
      ]}
    />
  )
}
