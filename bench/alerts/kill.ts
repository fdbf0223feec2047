/**
 * Alerts through kills of the built service at random moments: `kill.ts [--kills 50] [--lanes 24]`. The
 * same is done a few times by test/faults/alert-kill.test.ts.
 */
import { parseArgs } from 'node:util'
import { repeatsOf, troublesOf } from '../../test/harness/alert-kill-troubles.ts'
import { killEvaluator } from '../../test/harness/alert-kills.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    lanes: { type: 'string', default: '24' },
  },
})
const kills = Number(values.kills)
const outcome = await killEvaluator({ kills, lanes: Number(values.lanes), longestLifeMs: 5_000 })
const troubles = troublesOf(outcome)
const incidents = new Set(outcome.entries.map(({ incident }) => incident)).size
console.log(`${String(kills)} kills, ${String(incidents)} incidents of two receivers`)
console.log(
  `${String(outcome.told.length)} deliveries to the webhook, ${String(repeatsOf(outcome))} of them repeated under their key and revision`,
)
console.log(`${String(outcome.posts.length)} messages in Slack, edited in place`)
console.log(`${String(troubles.length)} lost, doubled, out of order or inconsistent`)
for (const trouble of troubles) console.log(`  ${trouble}`)
