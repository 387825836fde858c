import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownComparison } from '#app/features/provenance/shown-comparison.server.ts'
import type { ComparedPair } from '#app/features/provenance/version-pages.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { CompareForm } from './compare-form.tsx'
import { Comparison } from './comparison.tsx'

type ComparePageProps = {
  base: string
  newest: number
  hasWorking: boolean
  pair: ComparedPair
  comparison: ShownComparison
  map?: ReactNode
}

/** Two states of a record, to be chosen, and what is not the same in them. */
export function ComparePage({ base, newest, hasWorking, pair, comparison, map }: ComparePageProps) {
  const { t, i18n } = useTranslation('provenance')
  const figure = (number: number) => formatNumber(i18n.language, number)
  const { from, to } = pair
  return (
    <div className="grid gap-8">
      <CompareForm base={base} newest={newest} hasWorking={hasWorking} pair={pair} />
      <h2 className="border-t border-line pt-8 text-2xl">
        {to === 'WORKING' ? t('compare.toWorking', { from: figure(from) }) : t('compare.between', { from: figure(from), to: figure(to) })}
      </h2>
      <Comparison comparison={comparison} map={map} />
    </div>
  )
}
