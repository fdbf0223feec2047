import type { Project } from '@seismo/ingest/api'

export const WAYS = [
  { value: 'script', label: 'Script tag' },
  { value: 'npm', label: 'npm' },
  { value: 'ci', label: 'Deploy in CI' },
] as const
export type Way = (typeof WAYS)[number]['value']

export function snippetOf(
  way: Way,
  { scriptTag, npmSnippet, slug }: Pick<Project, 'scriptTag' | 'npmSnippet' | 'slug'>,
): { hint: string; code: string } {
  if (way === 'script') {
    return {
      hint: 'Name what you ship in data-release: a version, a commit, anything that changes with it.',
      code: scriptTag.replace('<script ', '<script data-release="1.0.0" '),
    }
  }
  if (way === 'npm') {
    return {
      hint: 'Your bundler can put the version or the commit in.',
      code: npmSnippet,
    }
  }
  return {
    hint: 'Optional: without it, a release is deployed when it is first seen.',
    code: `curl -X POST "$SEISMO_URL/api/deploys?project=${slug}" \\
  -H "Authorization: Bearer $SEISMO_API_TOKEN" -H 'Content-Type: application/json' \\
  -d '{ "release": "1.0.0", "environment": "production", "at": "'"$(date -u +%FT%TZ)"'" }'`,
  }
}
