import { createElement, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { init } from '@seismo/browser'
import { ErrorBoundary, reactErrorHandlers } from '@seismo/browser/react'

declare const ENDPOINT: string

const client = init({ key: 'pub_test', endpoint: ENDPOINT, release: 'react@1' })
let isFixed = false

function Part({ isBroken }: { isBroken: boolean }) {
  if (isBroken && !isFixed) throw new Error('thrown in a boundary')
  return createElement('p', { id: 'part' }, 'whole')
}

function Unprotected({ isBroken }: { isBroken: boolean }) {
  if (isBroken) throw new Error('thrown without a boundary')
  return null
}

function App() {
  const [broken, setBroken] = useState<'' | 'boundary' | 'root-error'>('')
  const button = (id: typeof broken | 'handler', onClick: () => void) =>
    createElement('button', { id, onClick, key: id }, id)
  return createElement(
    'main',
    null,
    button('boundary', () => setBroken('boundary')),
    button('root-error', () => setBroken('root-error')),
    button('handler', () => {
      throw new Error('thrown in a handler')
    }),
    createElement(
      ErrorBoundary,
      {
        client,
        fallback: (_: unknown, reset: () => void) =>
          createElement(
            'button',
            {
              id: 'again',
              onClick: () => {
                isFixed = true
                reset()
              },
            },
            'Try again',
          ),
      },
      createElement(Part, { isBroken: broken === 'boundary' }),
    ),
    createElement(Unprotected, { isBroken: broken === 'root-error' }),
  )
}

const root = document.getElementById('root')
if (root) createRoot(root, reactErrorHandlers(client)).render(createElement(App))
