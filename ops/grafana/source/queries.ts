import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog'
import * as prometheus from '@grafana/grafana-foundation-sdk/prometheus'

/** By the names of `provisioning/datasources`, which a dashboard's menu can change. */
export const PROMETHEUS = { type: 'prometheus', uid: '${prometheus}' }
export const CLICKHOUSE = { type: 'grafana-clickhouse-datasource', uid: '${clickhouse}' }

/** Over the time of the panel. */
export function promql(expr: string, legend: string): Builder<Dataquery> {
  return new prometheus.DataqueryBuilder()
    .datasource(PROMETHEUS)
    .expr(expr)
    .legendFormat(legend)
    .range()
}

/** What holds now, for a single number or a table. */
export function promqlNow(expr: string, legend = ''): Builder<Dataquery> {
  return new prometheus.DataqueryBuilder()
    .datasource(PROMETHEUS)
    .expr(expr)
    .legendFormat(legend)
    .instant()
    .format(prometheus.PromQueryFormat.Table)
}

/** Of Grafana's own ClickHouse plugin, with its macros `$__timeFilter` and `$__timeInterval`. */
export function sql(rawSql: string, format: 'table' | 'timeseries' = 'table'): Builder<Dataquery> {
  return {
    build: () => ({
      ...{ refId: 'A', datasource: CLICKHOUSE, editorType: 'sql', rawSql, queryType: format },
      format: format === 'table' ? 1 : 0,
      // The SDK tells queries from other things by this.
      _implementsDataqueryVariant: () => undefined,
    }),
  }
}
