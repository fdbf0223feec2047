/** What a colour token comes to in the current theme; a canvas understands no `light-dark()`. */
export function tokenColor(token: `--${string}`): string {
  const probe = document.createElement('span')
  probe.style.color = `var(${token})`
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
