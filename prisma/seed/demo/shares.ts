import type { CountryShare, RegionShare, SectorShare } from '#app/features/projects/content.ts'
import type { ProjectSeed, Theme } from './seeds.ts'

/** The DAC list of purpose codes, the Sustainable Development Goals, and the DAC list of regions. */
const DAC = '1'
const SDG_GOALS = '7'
const DAC_REGIONS = '1'

const GOALS: Record<Theme, string> = {
  water: '6',
  health: '3',
  education: '4',
  agriculture: '2',
  energy: '7',
  governance: '16',
  environment: '15',
  roads: '9',
  protection: '1',
  humanitarian: '10',
}

/** Percentages of two decimals that total 100: the first takes the rest. */
function equalPercentages(count: number): string[] {
  const each = Math.floor(10_000 / count)
  return Array.from({ length: count }, (_, i) => percentText(i === 0 ? 10_000 - each * (count - 1) : each))
}

function percentText(hundredths: number): string {
  const decimals = hundredths % 100
  return decimals === 0 ? String(hundredths / 100) : `${Math.floor(hundredths / 100)}.${String(decimals).padStart(2, '0')}`
}

/** The purpose codes as the data states them, and for some projects the goal they serve, a vocabulary of its own. */
export function sectorShares(seed: ProjectSeed, namesGoal: boolean): SectorShare[] {
  const purposes = seed.sectors.map((text) => {
    const [code = '', percentage = ''] = text.split(' ')
    return { vocabulary: DAC, code, percentage }
  })
  return namesGoal ? [...purposes, { vocabulary: SDG_GOALS, code: GOALS[seed.theme], percentage: '100' }] : purposes
}

/** The countries of a project's places in equal parts; none where it works for a region as a whole. */
export function countryShares(countries: readonly string[]): CountryShare[] {
  const percentages = equalPercentages(countries.length)
  return countries.map((code, i) => ({ code, percentage: percentages[i] }))
}

/** The regions among the places of the data: "region:1030". */
export function regionShares(seed: ProjectSeed): RegionShare[] {
  const codes = seed.places.filter((text) => text.startsWith('region:')).map((text) => text.slice('region:'.length))
  const percentages = equalPercentages(codes.length)
  return codes.map((code, i) => ({ vocabulary: DAC_REGIONS, code, percentage: percentages[i] }))
}
