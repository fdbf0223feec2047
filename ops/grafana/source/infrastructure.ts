import { aDashboard } from './a-dashboard.ts'
import { graph } from './panels.ts'
import { promql } from './queries.ts'

const REAL_DISKS = 'fstype!~"tmpfs|overlay|squashfs"'

export const infrastructure = aDashboard({
  uid: 'seismo-infrastructure',
  title: 'Seismo: machines and containers',
  description: 'What Seismo runs on, by node exporter, cAdvisor and its own process.',
})
  .withPanel(
    graph(
      { title: 'Processor in use', unit: 'percentunit' },
      promql(
        '1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[$__rate_interval]))',
        '{{instance}}',
      ),
    ),
  )
  .withPanel(
    graph(
      { title: 'Memory in use', unit: 'percentunit' },
      promql('1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes', '{{instance}}'),
    ),
  )
  .withPanel(
    graph(
      { title: 'Disks in use', unit: 'percentunit' },
      promql(
        `1 - node_filesystem_avail_bytes{${REAL_DISKS}} / node_filesystem_size_bytes{${REAL_DISKS}}`,
        '{{instance}} {{mountpoint}}',
      ),
    ),
  )
  .withPanel(
    graph(
      { title: 'Network', unit: 'Bps' },
      promql(
        'sum by (instance) (rate(node_network_receive_bytes_total{device!="lo"}[$__rate_interval]))',
        '{{instance}} in',
      ),
      promql(
        'sum by (instance) (rate(node_network_transmit_bytes_total{device!="lo"}[$__rate_interval]))',
        '{{instance}} out',
      ),
    ),
  )
  .withPanel(
    graph(
      { title: 'Event loop of Seismo, p99 lag', unit: 's' },
      promql('nodejs_eventloop_lag_p99_seconds{job="seismo"}', '{{instance}}'),
    ),
  )
  .withPanel(
    graph(
      { title: 'Memory of Seismo', unit: 'bytes' },
      promql('process_resident_memory_bytes{job="seismo"}', '{{instance}} resident'),
      promql('nodejs_heap_size_used_bytes{job="seismo"}', '{{instance}} heap'),
    ),
  )
  .withPanel(
    graph(
      { title: 'Containers: processor', unit: 'short', description: 'Cores, by cAdvisor.' },
      promql(
        'sum by (name, pod) (rate(container_cpu_usage_seconds_total{name!=""}[$__rate_interval]))',
        '{{name}}{{pod}}',
      ),
    ),
  )
  .withPanel(
    graph(
      { title: 'Containers: memory', unit: 'bytes' },
      promql(
        'sum by (name, pod) (container_memory_working_set_bytes{name!=""})',
        '{{name}}{{pod}}',
      ),
    ),
  )
