import { useProject, useSession } from './use-project.ts'

interface Target {
  /** Empty where the page names none. */
  release: string
  /** Where Seismo is. */
  url: string
  /** Where there are several. */
  project?: string
  /** Whether the build tells its scripts apart by debug ids: then it needs no release. */
  hasDebugIds?: boolean
}

/** The exact command that gives a release its maps. */
export function uploadCommand({ release, url, project, hasDebugIds = false }: Target): string {
  const named = release === '' ? '<release>' : quoted(release)
  return [
    'npx seismo sourcemaps upload ./dist',
    ...(release === '' && hasDebugIds ? [] : [`--release ${named}`]),
    `--url ${url}`,
    ...(project === undefined ? [] : [`--project ${quoted(project)}`]),
  ].join(' ')
}

/** The command for a release of the project on the screen. */
export function useUploadCommand(): (release: string, hasDebugIds?: boolean) => string {
  const { projects } = useSession()
  const { slug } = useProject()
  return (release, hasDebugIds = false) =>
    uploadCommand({
      ...{ release, hasDebugIds, url: location.origin },
      ...(projects.length > 1 && { project: slug }),
    })
}

// The release comes from the page and the command goes into a shell.
function quoted(word: string): string {
  return /^[\w.@+:/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
