import { Link } from '@tanstack/react-router'
import { useProject } from './use-project.ts'

interface SessionLinkProps {
  session: string
  /** A time within it, by which it is found whatever the time range is. */
  at: number
  className?: string | undefined
}

/** To what the visitor went through. */
export function SessionLink({ session, at, className }: SessionLinkProps) {
  const { slug } = useProject()
  return (
    <Link
      to="/p/$project/sessions/$session"
      params={{ project: slug, session }}
      search={(old) => ({ from: old.from, to: old.to, at: new Date(at).toISOString() })}
      className={className}
      title="All of this session, in the order of time"
    >
      <bdi>{session}</bdi>
    </Link>
  )
}
