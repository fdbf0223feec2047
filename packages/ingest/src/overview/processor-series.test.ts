import { expect, it } from 'vitest'
import { processorSeries } from './processor-series.ts'

const aSeries = (name: string, labels: Record<string, string>) => ({
  ...{ id: JSON.stringify([name, labels]), name, type: '', labels },
})

it('takes the idle share of a machine before the processor time of a process', () => {
  const servers = processorSeries([
    aSeries('process_cpu_seconds_total', { instance: 'api-7:9090' }),
    aSeries('node_cpu_seconds_total', { instance: 'api-7:9090', cpu: '0', mode: 'idle' }),
    aSeries('node_cpu_seconds_total', { instance: 'api-7:9090', cpu: '1', mode: 'idle' }),
    aSeries('node_cpu_seconds_total', { instance: 'api-7:9090', cpu: '1', mode: 'user' }),
    aSeries('process_cpu_seconds_total', { job: 'worker' }),
    aSeries('up', { instance: 'api-7:9090' }),
  ])

  expect([...servers.keys()]).toEqual(['api-7:9090', 'worker'])
  expect(servers.get('api-7:9090')).toMatchObject([{ isIdle: true }, { isIdle: true }])
  expect(servers.get('worker')).toMatchObject([{ isIdle: false, isCounter: true }])
})

it('knows what OpenTelemetry calls it', () => {
  const servers = processorSeries([
    aSeries('system.cpu.utilization', { 'host.name': 'web-1', state: 'idle' }),
    aSeries('process_cpu_utilization_ratio', { host_name: 'web-2' }),
  ])

  expect(servers.get('web-1')).toMatchObject([{ isIdle: true, isCounter: false }])
  expect(servers.get('web-2')).toMatchObject([{ isIdle: false, isCounter: false }])
})
