import type { IssueDetail } from '@seismo/ingest/api'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'

/** An issue may become part of another: its old address leads there, and is not left in the history. */
export function useCurrentAddress(issue: Pick<IssueDetail, 'id' | 'shortId'> | undefined): void {
  const { project = '', issueId, event } = useParams({ strict: false })
  const navigate = useNavigate()
  const isOld = issue !== undefined && issueId !== issue.shortId && issueId !== issue.id
  const current = isOld ? issue.shortId : undefined

  useEffect(() => {
    if (current === undefined) return
    const params = { project, issueId: current }
    const rest = { replace: true, resetScroll: false } as const
    if (event === undefined) {
      void navigate({
        to: '/p/$project/issues/$issueId',
        ...{ params, search: (old) => old, ...rest },
      })
      return
    }
    void navigate({
      to: '/p/$project/issues/$issueId/e/$event',
      ...{ params: { ...params, event }, search: (old) => old, ...rest },
    })
  }, [current, project, event, navigate])
}
