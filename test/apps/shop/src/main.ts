import { showCartCount } from './cart/cart-count.ts'
import { showPromotion } from './promotion/promotion.ts'
import { startRouter } from './router.ts'

startRouter()
void showCartCount()
void showPromotion()
