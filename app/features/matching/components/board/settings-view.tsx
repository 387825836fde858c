import { useTranslation } from 'react-i18next'
import type { RoundView } from '#app/features/matching/board/queries/round-view.server.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** What a round was told to do, and with which model. */
export function SettingsView({ settings: { weights, choices, modelVersion, snapshot } }: { settings: NonNullable<RoundView['settings']> }) {
  const { t } = useTranslation('matching-board')
  return (
    <div className="grid gap-8">
      <section aria-labelledby="weights" className="grid gap-3">
        <SectionHeading id="weights">{t('settings.weights')}</SectionHeading>
        <ul className="grid max-w-text gap-2">
          {weights.map(({ code, name, points, share }) => (
            <li
              key={code}
              className="grid grid-cols-[minmax(0,1fr)_4rem] items-center gap-x-4 text-base sm:grid-cols-[13rem_minmax(0,1fr)_4rem]"
            >
              <span>{name}</span>
              <span
                aria-hidden
                className="print-exact h-2.5 overflow-hidden rounded-full border border-line-strong bg-white max-sm:order-last max-sm:col-span-2"
              >
                <span className="block h-full bg-accent forced-colors:bg-[Highlight]" style={{ inlineSize: `${share * 100}%` }} />
              </span>
              <span className="figures text-end">{points}</span>
            </li>
          ))}
        </ul>
      </section>
      <DescriptionList
        items={[
          ...choices,
          { term: t('settings.model'), value: <bdi dir="ltr">{modelVersion}</bdi> },
          snapshot ? { term: t('settings.snapshot'), value: <bdi dir="ltr">{snapshot}</bdi>, note: t('settings.snapshotNote') } : undefined,
        ]}
      />
    </div>
  )
}
