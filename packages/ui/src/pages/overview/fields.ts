/** What they are called in searches, and what rows are broken down by. */
export const FIELDS = {
  pages: 'page',
  releases: 'release',
  browsers: 'browser',
  countries: 'country',
} as const
