/** Whether the browser draws this page ahead, for somebody who may never come. */
export function isPrerendering(page: Document = document): boolean {
  return 'prerendering' in page && page.prerendering
}
