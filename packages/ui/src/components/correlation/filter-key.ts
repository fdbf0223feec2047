/** A dimension as the filter calls it: a version is a value of what it is the version of. */
export function filterKeyOf(dimension: string): string {
  return dimension.replace(/^(browser|os) version$/, '$1')
}
