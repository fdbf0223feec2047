import type { Server } from 'node:http'
import { importPeer } from './import-peer.ts'
import { tell } from './tell.ts'

interface Spotlight {
  setupSpotlight: (options: { port: number; isStandalone: boolean }) => Promise<Server | undefined>
}

// Its receiver alone, without its own command, which reports on itself.
const file = '@spotlightjs/spotlight/dist/server/main.js'
const { setupSpotlight } = await importPeer<Spotlight>(file)
const server = await setupSpotlight({ port: 0, isStandalone: true })
if (server) tell(server)
