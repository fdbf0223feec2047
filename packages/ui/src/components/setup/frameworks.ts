/** The file that a part of a snippet goes into, and its lines: those of docs/frameworks.md. */
interface Part {
  file: string
  code: string
  /** Whether it is after the client's own lines that these go. */
  hasClient: boolean
}

interface Framework {
  value: string
  label: string
  parts: readonly Part[]
}

/** Beside the lines that make the client, which every app has. */
export const FRAMEWORKS = [
  { value: 'none', label: 'No framework', parts: [] },
  {
    value: 'react',
    label: 'React',
    parts: [
      {
        file: 'main.tsx',
        hasClient: true,
        code: `import { ErrorBoundary, reactErrorHandlers } from '@seismo/browser/react'

createRoot(element, reactErrorHandlers(client)).render(
  <ErrorBoundary
    client={client}
    fallback={(error, reset) => <button onClick={reset}>Try again</button>}
  >
    <App />
  </ErrorBoundary>,
)`,
      },
    ],
  },
  {
    value: 'next',
    label: 'Next.js',
    parts: [
      { file: 'seismo.ts', hasClient: true, code: 'export { client }' },
      { file: 'instrumentation-client.ts', hasClient: false, code: "import './seismo'" },
    ],
  },
  {
    value: 'vue',
    label: 'Vue',
    parts: [
      {
        file: 'main.ts',
        hasClient: true,
        code: `import { seismoVue } from '@seismo/browser/vue'

createApp(App).use(router).use(seismoVue(client, { router })).mount('#app')`,
      },
    ],
  },
  {
    value: 'angular',
    label: 'Angular',
    parts: [
      {
        file: 'main.ts',
        hasClient: true,
        code: `import { seismoErrorHandler, seismoRoutes } from '@seismo/browser/angular'

bootstrapApplication(App, {
  providers: [
    provideRouter(routes),
    { provide: ErrorHandler, useValue: seismoErrorHandler(client) },
    provideEnvironmentInitializer(() => void seismoRoutes(client, inject(Router))),
  ],
})`,
      },
    ],
  },
  {
    value: 'svelte',
    label: 'SvelteKit',
    parts: [
      {
        file: 'src/lib/seismo.ts',
        hasClient: true,
        code: 'export { client }',
      },
      {
        file: 'src/hooks.client.ts',
        hasClient: false,
        code: `import { seismoHandleError } from '@seismo/browser/svelte'
export const handleError = seismoHandleError(client)`,
      },
      {
        file: 'src/routes/+layout.svelte',
        hasClient: false,
        code: `<script>
  import { afterNavigate } from '$app/navigation'
  import { seismoBoundary, seismoRoutes } from '@seismo/browser/svelte'
  afterNavigate(seismoRoutes(client))
</script>

<svelte:boundary onerror={seismoBoundary(client)}>…</svelte:boundary>`,
      },
    ],
  },
] as const satisfies readonly Framework[]

export type FrameworkName = (typeof FRAMEWORKS)[number]['value']

/** What to paste where, with the real key and address. */
export function snippetsOf(
  framework: FrameworkName,
  npmSnippet: string,
): { file: string; code: string }[] {
  const parts: readonly Part[] = FRAMEWORKS.find(({ value }) => value === framework)?.parts ?? []
  if (parts.length === 0) return [{ file: 'npm', code: npmSnippet }]
  const made = npmSnippet.replace(/^init\(/m, 'const client = init(')
  return parts.map(({ file, code, hasClient }) => ({
    file,
    code: hasClient ? `${made}\n\n${code}` : withImport(framework, code),
  }))
}

/** Of SvelteKit the client is a module of its own, which both files take it from. */
function withImport(framework: FrameworkName, code: string): string {
  if (framework !== 'svelte') return code
  const line = "import { client } from '$lib/seismo'"
  return code.startsWith('<script>')
    ? code.replace('<script>', `<script>\n  ${line}`)
    : `${line}\n${code}`
}
