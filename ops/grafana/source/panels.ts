import * as barGauge from '@grafana/grafana-foundation-sdk/bargauge'
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog'
import * as common from '@grafana/grafana-foundation-sdk/common'
import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard'
import * as stat from '@grafana/grafana-foundation-sdk/stat'
import * as table from '@grafana/grafana-foundation-sdk/table'
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries'

export interface PanelText {
  title: string
  /** What the number is made of, behind the panel's (i). */
  description?: string
  /** As Grafana names them: `s`, `percentunit`, `bytes`, `reqps`. */
  unit?: string
  /** Of 24 columns. */
  width?: number
  /** Ascending: from each on, its colour. */
  steps?: readonly (readonly [from: number | null, color: string])[]
  /** What a click on a series or row opens. */
  opens?: Builder<dashboard.DashboardLink>
}

const GRAPH_ROWS = 8
const NUMBER_ROWS = 4

export function graph(text: PanelText, ...queries: Builder<Dataquery>[]) {
  const panel = new timeseries.PanelBuilder()
    .lineWidth(1)
    .fillOpacity(10)
    .legend(new common.VizLegendOptionsBuilder().showLegend(true))
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Multi))
  return told(panel, { ...text, height: GRAPH_ROWS }, queries)
}

export function number(text: PanelText, query: Builder<Dataquery>) {
  return told(new stat.PanelBuilder(), { width: 4, ...text, height: NUMBER_ROWS }, [query])
}

export function bars(text: PanelText, query: Builder<Dataquery>) {
  return told(new barGauge.PanelBuilder(), { ...text, height: GRAPH_ROWS }, [query])
}

export function rows(text: PanelText, query: Builder<Dataquery>) {
  return told(new table.PanelBuilder(), { width: 24, ...text, height: GRAPH_ROWS }, [query])
}

/** What all kinds of panels have. */
interface Panel extends Builder<dashboard.Panel> {
  title: (title: string) => this
  description: (description: string) => this
  unit: (unit: string) => this
  span: (columns: number) => this
  height: (rows: number) => this
  thresholds: (thresholds: Builder<dashboard.ThresholdsConfig>) => this
  dataLinks: (links: Builder<dashboard.DashboardLink>[]) => this
  withTarget: (query: Builder<Dataquery>) => this
}

interface Sized extends PanelText {
  height: number
}

function told<Kind extends Panel>(
  panel: Kind,
  { title, description = '', unit = 'short', width = 12, height, steps, opens }: Sized,
  queries: readonly Builder<Dataquery>[],
): Kind {
  panel.title(title).description(description).unit(unit).span(width).height(height)
  for (const query of queries) panel.withTarget(query)
  if (steps) panel.thresholds(absolute(steps))
  if (opens) panel.dataLinks([opens])
  return panel
}

function absolute(steps: NonNullable<PanelText['steps']>) {
  return new dashboard.ThresholdsConfigBuilder()
    .mode(dashboard.ThresholdsMode.Absolute)
    .steps(steps.map(([value, color]) => ({ value, color })))
}
