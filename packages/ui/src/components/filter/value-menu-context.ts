import { createContext, use } from 'react'

export interface PointedValue {
  key: string
  value: string
  /** Where the pointer was. */
  x: number
  y: number
}

export const ValueMenuContext = createContext<(value: PointedValue) => void>(() => undefined)

export function useValueMenu(): (value: PointedValue) => void {
  return use(ValueMenuContext)
}
