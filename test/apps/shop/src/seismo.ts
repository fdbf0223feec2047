interface Seismo {
  setRoute: (route: string) => void
  setTags: (tags: Record<string, string>) => void
}

declare global {
  interface Window {
    /** There once its script has loaded, which may be after ours or never. */
    seismo?: Seismo
  }
}

let current = ''

/** Tells the monitoring which template an address belongs to, so that all products are one page. */
export function nameRoute(route: string): void {
  current = route
  if (window.seismo) window.seismo.setRoute(route)
  // Its script is asynchronous, but part of the page's load.
  else addEventListener('load', () => window.seismo?.setRoute(current), { once: true })
}
