/** The data of a chart as a table of ready texts: what the picture shows, one step away and exact. */
export type ChartTable = {
  columns: { key: string; label: string; numeric: boolean }[]
  rows: { key: string; cells: Record<string, string> }[]
}

/** A chart drawn for a wide column and for a phone, with its table. The SVG texts are safe to put into the page. */
export type DrawnChart = { svg: string; narrowSvg: string; table: ChartTable }
