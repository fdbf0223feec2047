export const ORIGIN = 'https://shop.example'

/** What the items of one page view share. */
export interface Place {
  at: number
  pageViewId: string
  url: string
  route: string
  weight: number
}
