import { startServer } from './http-server.ts'

/** For programs that take no port 0 and tell none; one that was free a moment ago is free enough. */
export async function aFreeAddress(): Promise<string> {
  const server = await startServer((_, response) => void response.end())
  await server.close()
  return new URL(server.url).host
}
