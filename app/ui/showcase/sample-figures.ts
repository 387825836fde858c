import type { DrawnChart } from '#app/ui/charts/chart-table.ts'

export const sampleSectors = ['water', 'health', 'school', 'farming', 'energy'] as const

/** What the showcase shows as numbers, written for the reader. */
export type SampleFigures = {
  shares: { key: (typeof sampleSectors)[number]; value: number; text: string }[]
  moneyGrouped: DrawnChart
  moneyStacked: DrawnChart
  sectors: DrawnChart
}
