/**
 * What a colour token comes to in the current theme; a canvas understands no `light-dark()`. Where colours are
 * forced, that is the one of text, unless `forced` is `none`: for pictures that are of nothing but colour.
 */
export function tokenColor(token: `--${string}`, forced: 'auto' | 'none' = 'auto'): string {
  const probe = document.createElement('span')
  probe.style.setProperty('forced-color-adjust', forced)
  probe.style.color = `var(${token})`
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
