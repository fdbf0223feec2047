import { useRouter } from '@tanstack/react-router'
import { keepLink } from '../api/links.ts'
import { copyText } from '../hooks/use-copy.ts'
import { sharedPath } from '../search/shared-path.ts'
import { useToasts } from '../ui/toasts.ts'
import { useHasTimeRange } from './use-has-time-range.ts'
import { useProject } from './use-project.ts'

/** Some chats and mail programs cut what is longer. */
const LONGEST = 1_800

/** Copies the link of what is shown, with fixed times; a long one is kept under a short one. */
export function useShare(): () => void {
  const router = useRouter()
  const { slug } = useProject()
  const hasTimeRange = useHasTimeRange()
  const toasts = useToasts()

  async function share() {
    const { pathname, searchStr: query } = router.state.location
    const path = sharedPath({ pathname, query, hasTimeRange }, Date.now())
    const isLong = location.origin.length + path.length > LONGEST
    const link = location.origin + (isLong ? `/l/${(await keepLink(slug, path)).id}` : path)
    await copyText(link)
    toasts.show({ text: isLong ? 'Copied a short link' : 'Copied the link', tone: 'plain' })
  }

  return () => {
    share().catch(() =>
      toasts.show({
        text: 'The link could not be copied: take it from the address bar.',
        tone: 'error',
      }),
    )
  }
}
