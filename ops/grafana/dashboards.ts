import { business } from './source/business.ts'
import { infrastructure } from './source/infrastructure.ts'
import { issues } from './source/issues.ts'
import { security } from './source/security.ts'
import { serviceOverview } from './source/service-overview.ts'
import { webVitals } from './source/web-vitals.ts'

/** All that are provisioned. */
export const dashboards = [
  ...[serviceOverview, webVitals, issues],
  ...[infrastructure, business, security],
]
