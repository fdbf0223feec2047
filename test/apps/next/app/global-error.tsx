'use client'

import { useEffect } from 'react'
import { seismo } from '../seismo'

export default function GlobalError({ error, reset }: { error: Error; reset: () => void }) {
  useEffect(() => seismo.captureError(error), [error])
  return (
    <html lang="en">
      <body>
        <p>Something broke.</p>
        <button onClick={reset}>Try again</button>
      </body>
    </html>
  )
}
