import { nameRoute } from './seismo.ts'

export type Parameters = Record<string, string | undefined>

export interface Page {
  render: (parameters: Parameters) => Promise<void>
}

interface Route {
  template: string
  load: () => Promise<Page>
}

const routes: Route[] = [
  { template: '/', load: () => import('./home/home-page.ts') },
  { template: '/products/:id', load: () => import('./product/product-page.ts') },
  { template: '/search', load: () => import('./search/search-page.ts') },
  { template: '/cart', load: () => import('./cart/cart-page.ts') },
  { template: '/checkout', load: () => import('./checkout/checkout-page.ts') },
  { template: '/orders/:id', load: () => import('./checkout/confirmation-page.ts') },
]

export function navigate(path: string): void {
  history.pushState(null, '', path)
  scrollTo(0, 0)
  void openPage()
}

export function startRouter(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || link.origin !== location.origin || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    navigate(link.pathname + link.search)
  })
  addEventListener('popstate', () => void openPage())
  void openPage()
}

async function openPage(): Promise<void> {
  for (const { template, load } of routes) {
    const parameters = match(template, location.pathname)
    if (!parameters) continue
    nameRoute(template)
    const page = await load()
    await page.render(parameters)
    return
  }
  navigate('/')
}

function match(template: string, path: string): Parameters | undefined {
  const pattern = template.replace(/:(\w+)/g, '(?<$1>[^/]+)')
  const found = new RegExp(`^${pattern}/?$`).exec(path)
  return found ? { ...found.groups } : undefined
}
