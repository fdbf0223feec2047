/** The file of a culprit: `cart/total.ts in sum` → `cart/total.ts`. */
export function fileOf(culprit: string): string {
  return culprit.split(' in ', 1)[0] ?? culprit
}
