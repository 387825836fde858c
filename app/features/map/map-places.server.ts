import type { CoverageState } from '#app/features/needs/coverage.ts'
import type { NeedKind } from '#app/features/needs/content.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { mortonCode, worldPoint } from './morton.ts'

type Owner = { recordId: string; kind: 'need' | 'project'; workspaceId: string }
type PublicPosition = { point?: { lat: number; lon: number } | undefined; country?: string | undefined; admin1?: string | undefined }

/** What the map filters by and adds up, as the record's entry says it; of a project its worth alone. */
export type PlaceOwnerFacts = {
  /** US dollars, decimal text; stands at the first place, so that no sum counts it twice. */
  amountUsd: string | null
  need?: {
    kind: NeedKind | undefined
    severity: number | undefined
    sector: string | undefined
    coverage: CoverageState
    peopleAffected: string | number | undefined
    /** Calendar days. */
    from: string | undefined
    to: string | undefined
  }
}

/** Makes these the places by which the map shows a record; only public positions are ever handed in. Gives their number. */
export async function replaceMapPlaces(
  tx: Transaction,
  owner: Owner,
  facts: PlaceOwnerFacts,
  places: readonly PublicPosition[],
): Promise<number> {
  await tx.mapPlace.deleteMany({ where: { recordId: owner.recordId } })
  const data = mapPlaces(owner, facts, places)
  if (data.length > 0) await tx.mapPlace.createMany({ data })
  return data.length
}

/** The places of the map that a record has at its public positions. */
export function mapPlaces(owner: Owner, { amountUsd, need }: PlaceOwnerFacts, places: readonly PublicPosition[]) {
  return places
    .flatMap(({ point, country, admin1 }) => (point ? [{ ...point, country: country ?? null, admin1: admin1 ?? null }] : []))
    .map(({ lat, lon, country, admin1 }, ordinal) => {
      const position = worldPoint(lat, lon)
      return {
        ...owner,
        ...(need && needColumns(need)),
        ...{ lat, lon, country, admin1, ordinal, ...position, qk: mortonCode(position) },
        amountUsd: ordinal === 0 ? amountUsd : null,
      }
    })
}

const needColumns = ({ kind, severity, sector, coverage, peopleAffected, from, to }: NonNullable<PlaceOwnerFacts['need']>) => ({
  needKind: kind ?? null,
  severity: severity ?? null,
  sector: sector ?? null,
  sectorGroup: sector?.slice(0, 3) ?? null,
  coverage,
  peopleAffected: peopleAffected === undefined ? null : BigInt(peopleAffected),
  startsOn: from ? new Date(`${from}T00:00:00Z`) : null,
  endsOn: to ? new Date(`${to}T00:00:00Z`) : null,
})
