'use client'

import { useParams } from 'next/navigation'
import { useEffect } from 'react'
import { seismo } from '../../../seismo'

export default function Order() {
  const { id } = useParams<{ id: string }>()
  // Views of all orders count together; each move makes a new view.
  useEffect(() => seismo.setRoute('/orders/[id]'), [id])
  return <h1>Order {id}</h1>
}
