import type { Config } from '../config.ts'
import type { Dependencies } from '../http/dependencies.ts'
import { StartError } from './data-folder.ts'
import { startStatsd } from './start-statsd.ts'

/**
 * As the settings say, which is not at all unless they name a port.
 * @throws StartError for a project that is not there: nobody would ever see what came.
 */
export async function startStatsdOf(
  { statsd_port: port, statsd_host: host, statsd_project: slug }: Config,
  dependencies: Dependencies,
): Promise<() => Promise<void>> {
  if (port === undefined) return () => Promise.resolve()
  const { projects } = dependencies
  const project = slug === undefined ? projects[0] : projects.find((one) => one.slug === slug)
  if (!project) {
    const known = projects.map((one) => one.slug).join(', ')
    throw new StartError(`SEISMO_STATSD_PROJECT: there is no project "${slug}"; known are ${known}`)
  }
  const { stop } = await startStatsd({ host, port, projectId: project.number }, dependencies)
  return stop
}
