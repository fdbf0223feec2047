/** `node test/apps/shop/fault.ts slow-query on|off`: switches a fault of the running shop; without arguments it says which there are. */
const { SHOP_URL = 'http://127.0.0.1:8791' } = process.env
const [name = '', state = 'on'] = process.argv.slice(2)

interface Told {
  on?: string[]
  faults?: Record<string, { says: string }>
  error?: string
}

const path = name === '' ? '' : `/${encodeURIComponent(name)}`
const change = state === 'off' ? 'DELETE' : 'PUT'
const method = name === '' ? 'GET' : change
try {
  const response = await fetch(`${SHOP_URL}/control/faults${path}`, { method })
  const { on = [], faults = {}, error } = (await response.json()) as Told // as: our own shop
  if (error !== undefined) throw new Error(error)
  for (const [kind, { says }] of Object.entries(faults)) {
    console.log(`${on.includes(kind) ? '■ on ' : '□ off'}  ${kind.padEnd(18)}${says}`)
  }
} catch (error) {
  console.error(`fault: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
