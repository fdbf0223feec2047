/** How frameworks say that the server's page is another than theirs; the wording of a closed list. */
const BY_FRAMEWORK: readonly [framework: string, wording: RegExp][] = [
  ['React', /^Minified React error #(?:418|419|421|422|423|425)\b/],
  ['React', /^(?:Hydration failed because|Text content does not match server-rendered HTML)/],
  ['React', /^There was an error while hydrating/],
  ['React', /^(?:This Suspense boundary received an update before it finished hydrating)/],
  ['React', /^(?:Expected server HTML to contain|Did not expect server HTML to contain)/],
  [
    'Vue',
    /^(?:Hydration completed but contains mismatches|Hydration (?:node|text|children|attribute|class|style) (?:content )?mismatch)/,
  ],
  [
    'Svelte',
    /^(?:(?:https:\/\/svelte\.dev\/e\/)?hydration_(?:mismatch|failed)|Failed to hydrate the application)/,
  ],
  ['Angular', /^NG0?50\d\b/],
  ['Solid', /^Hydration Mismatch\. Unable to find DOM nodes for hydration key/],
  ['Lit', /^Hydration value mismatch/],
  ['Preact', /^Missing server-rendered HTML/],
]

/** In all of the above, and in hardly anything else. */
const ANY = /hydrat|server-rendered|server HTML|Minified React error #4|^NG0?50/i

/** The framework that found the server's page to be another than its own. */
export function hydrationOf(message: string): string | undefined {
  if (!ANY.test(message)) return undefined
  return BY_FRAMEWORK.find(([, wording]) => wording.test(message))?.[0]
}
