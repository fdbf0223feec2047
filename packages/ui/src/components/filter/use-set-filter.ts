import { useNavigate } from '@tanstack/react-router'

/** The filter is part of the address, and this is how it gets there. */
export function useSetFilter(): (q: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return (q, { replace = false } = {}) =>
    void navigate({
      to: '.',
      search: (old) => ({ ...old, q: q.trim() === '' ? undefined : q.trim() }),
      replace,
    })
}
