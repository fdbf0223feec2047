'use client'

import Link from 'next/link'

export default function Home() {
  return (
    <main>
      <button
        id="throw"
        onClick={() => {
          throw new Error('thrown in a Next.js handler')
        }}
      >
        Throw
      </button>
      <Link id="order" href="/orders/7">
        Order 7
      </Link>
    </main>
  )
}
