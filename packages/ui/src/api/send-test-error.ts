/** What the script puts on the page; the SDK's own types are no dependency of the UI. */
interface SeismoClient {
  captureError: (error: Error) => void
  flush: () => void
  stop: () => void
}

declare global {
  interface Window {
    seismo?: SeismoClient
  }
}

/** Sends a real error through the real script, the way a customer's page would. */
export async function sendTestError(publicKey: string): Promise<void> {
  const script = await loadScript(publicKey)
  const seismo = window.seismo
  if (seismo === undefined) throw new Error('The script loaded but did not start.')
  seismo.captureError(new Error(`Test error sent from Seismo at ${new Date().toISOString()}`))
  seismo.flush()
  // This page is not the customer's: nothing else that happens on it is theirs to see.
  seismo.stop()
  delete window.seismo
  script.remove()
}

function loadScript(publicKey: string): Promise<HTMLScriptElement> {
  const script = document.createElement('script')
  script.src = '/seismo.min.js'
  script.dataset.key = publicKey
  script.dataset.endpoint = location.origin
  script.dataset.environment = 'test'
  // Errors are always sent; the vitals and the view of this page are nothing to the project.
  script.dataset.sampleRate = '0'
  return new Promise((resolve, reject) => {
    script.onload = () => resolve(script)
    script.onerror = () => {
      script.remove()
      reject(new Error('The script was not loaded. An ad blocker may have stopped it.'))
    }
    document.head.append(script)
  })
}
