import { format } from 'prettier'
import { renderApi, type OpenApi } from './render.ts'

export const API_PAGE = 'docs/api.md'

/** As it stands in the repository: formatted like every page there. */
export async function apiReference(document: OpenApi): Promise<string> {
  const formatted = await format(renderApi(document), {
    ...{ parser: 'markdown', embeddedLanguageFormatting: 'auto' },
    ...{ semi: false, singleQuote: true, printWidth: 100 },
  })
  // A name that types need and readers do not.
  return formatted.replaceAll(/^type _ =\s+/gm, '')
}
