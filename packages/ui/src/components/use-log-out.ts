import type { LoggedOut } from '@seismo/ingest/api'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { forgetKept } from '../api/kept.ts'
import { logOut } from '../api/session.ts'
import { forgetShared } from '../hooks/shared-options.ts'
import { useToasts } from '../ui/toasts.ts'
import { forgetRecent } from './recent-issues.ts'

export function useLogOut(): () => void {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const toasts = useToasts()

  async function leave() {
    let left: LoggedOut | undefined
    try {
      left = await logOut()
    } catch {
      toasts.show({ text: 'Could not log out. Try again in a moment.', tone: 'error' })
      return
    }
    await navigate({ to: '/login' })
    // Nothing of this person may be left for the next one at the same screen.
    queryClient.clear()
    forgetRecent()
    forgetKept()
    forgetShared()
    // The identity provider leads back to the login page.
    if (left) location.assign(left.endSessionUrl)
  }

  return () => void leave()
}
