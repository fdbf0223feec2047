import * as z from 'zod'

/** What a saved view of the issues list, or of Explore, keeps; the time range is of the moment. */
export const savedViewContent = z.object({
  name: z.string().trim().min(1).max(60),
  /** `project`: everybody who reads the project sees it; only its owner and admins change it. */
  visibleTo: z.enum(['me', 'project']).default('me'),
  /** The search bar. */
  q: z.string().max(500).default(''),
  /** The tab it adds to; a state in `q` wins over it. */
  view: z.enum(['open', 'regressed', 'new', 'mine', 'archived', 'resolved']).default('open'),
  sort: z.enum(['last-seen', 'first-seen', 'events', 'users', 'impact']).default('last-seen'),
  /** What it is of: the rest of the above is of issues alone. */
  page: z.enum(['issues', 'explore']).default('issues'),
  /** Of Explore: the question as its address has it. */
  question: z.string().max(2_000).default(''),
  /** Of Explore: whoever sees the view sees its answer on the overview, where there is room for four. */
  isPinned: z.boolean().default(false),
})
export type SavedViewContent = z.output<typeof savedViewContent>

export const savedView = savedViewContent.extend({
  id: z.string(),
  /** Who made it. */
  owner: z.string(),
  /** By whoever asks. */
  mayChange: z.boolean(),
})
export type SavedView = z.output<typeof savedView>
