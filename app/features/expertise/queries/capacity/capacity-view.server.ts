import { regionOfCountry } from '#app/features/classifications/country-region.ts'
import { dirOf, languageName } from '#app/features/classifications/languages.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import { skillNameOf } from '#app/features/expertise/queries/skill-names.server.ts'
import { today } from '#app/features/provenance/today.ts'
import type { WorkspaceKind } from '#app/features/workspaces/roles.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { DrawnChart } from '#app/ui/charts/chart-table.ts'
import { pairedBarsSvg } from '#app/ui/charts/paired-bars.server.ts'
import { compareCapacity, greatestGap, type Compared } from './compare-capacity.ts'
import { CAPACITY_BY, countDemand, countSupply, type CapacityBy, type CapacityScope } from './count-capacity.server.ts'

/** One comparison: a picture with its table, and what is missing most, in a sentence. */
export type CapacityFigure = { by: CapacityBy; title: string; note: string; gap: string; chart: DrawnChart | null }
export type Capacity = {
  kind: CapacityScope['kind']
  /** The whole, in a sentence. */
  summary: string
  figures: CapacityFigure[]
}

type Own = { workspace: { id: string; kind: WorkspaceKind }; language: Language }

const MOST_DRAWN = 10

/** What a workspace has of expertise against what is asked for. Throws `not-found` for another's. */
export async function getCapacity(actor: Actor, { workspace, language }: Own): Promise<Capacity> {
  if (!hasRole(actor, workspace.id)) throw notFound('workspace')
  const scope = await scopeOf(workspace)
  const [supply, demand] = await Promise.all([countSupply(scope), countDemand(scope)])
  const t = translator(language, 'experts')
  const whole = (rows: typeof supply) => rows.find(({ by }) => by === 'all')?.places ?? 0
  const summary = t(`capacity.summary.${scope.kind}`, {
    have: formatNumber(language, whole(supply)),
    asked: formatNumber(language, whole(demand)),
  })
  const figures = CAPACITY_BY.map((by) => figureOf(by, compareCapacity(supply, demand, by, keyOf[by]), language))
  return { kind: scope.kind, summary, figures }
}

async function scopeOf({ id, kind }: Own['workspace']): Promise<CapacityScope> {
  if (kind !== 'COORDINATION') return { kind: 'roster', workspaceId: id }
  const { scopeCountries, scopeSectors } = await db.workspace.findUniqueOrThrow({
    where: { id },
    select: { scopeCountries: true, scopeSectors: true },
  })
  return { kind: 'pool', countries: scopeCountries, sectors: scopeSectors }
}

/** Countries are compared by the region they lie in. */
const keyOf: Record<CapacityBy, (key: string) => string | null> = {
  skill: (key) => key,
  language: (key) => key,
  country: regionOfCountry,
}

const nameFor: Record<CapacityBy, (key: string, language: Language) => string> = {
  skill: skillNameOf,
  language: languageName,
  country: (key, language) => nameOf('RegionM49', key, language)?.name ?? key,
}

function figureOf(by: CapacityBy, compared: readonly Compared[], language: Language): CapacityFigure {
  const t = translator(language, 'experts')
  const number = (value: number) => formatNumber(language, value)
  const title = t(`capacity.${by}.title`)
  const gap = greatestGap(compared)
  return {
    by,
    title,
    note: t(`capacity.${by}.note`, { date: formatDay(language, today()) }),
    gap: gap
      ? t('capacity.gap', { name: nameFor[by](gap.key, language), asked: number(gap.asked), have: number(gap.have) })
      : t(compared.some(({ asked }) => asked > 0) ? 'capacity.noGap' : 'capacity.noDemand'),
    chart:
      compared.length === 0
        ? null
        : pairedBarsSvg({
            title,
            dir: dirOf(language) === 'rtl' ? 'rtl' : 'ltr',
            mostDrawn: MOST_DRAWN,
            pairs: compared.map(({ key, have, asked }) => ({
              key,
              label: nameFor[by](key, language),
              first: { value: have, text: t('capacity.bar.have', { number: number(have) }), exact: number(have) },
              second: { value: asked, text: t('capacity.bar.asked', { number: number(asked) }), exact: number(asked) },
              difference: number(have - asked),
            })),
            words: {
              label: t(`capacity.${by}.label`),
              first: t('capacity.column.have'),
              second: t('capacity.column.asked'),
              difference: t('capacity.column.difference'),
            },
          }),
  }
}
