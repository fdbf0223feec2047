import { useSuspenseQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { sessionQuery } from '../api/session.ts'
import { SessionContext } from './use-project.ts'

/** One watch of the session for all of the page: in a long list each row would have its own. */
export function SessionOutlet() {
  // The route has it loaded before any component is shown.
  const { data } = useSuspenseQuery(sessionQuery())
  return (
    <SessionContext value={data}>
      <Outlet />
    </SessionContext>
  )
}
