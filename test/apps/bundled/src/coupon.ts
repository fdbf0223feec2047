import { failure } from './failure.ts'

interface Coupon {
  code: string
  percent: number
}

const COUPONS: Coupon[] = [{ code: 'SPRING', percent: 10 }]

export function applyCoupon(code: string, who: string): Coupon {
  const coupon = COUPONS.find((one) => one.code === code)
  if (!coupon) throw failure(`Coupon of ${who}`, 'there is no such coupon')
  return coupon
}
