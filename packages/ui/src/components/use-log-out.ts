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
    try {
      await logOut()
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
  }

  return () => void leave()
}
