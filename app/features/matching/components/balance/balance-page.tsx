import { useTranslation } from 'react-i18next'
import type { Balance } from '#app/features/matching/balance/balance-view.server.ts'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { DateFields } from '#app/ui/form/date-fields.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { StatTiles } from '#app/ui/marks/stat-tiles.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type BalancePageProps = { balance: Balance; ignored: boolean; csvHref: string }

/** How fairly and how soon requests are answered, whom it falls on, and whom to look for. */
export function BalancePage({ balance, ignored, csvHref }: BalancePageProps) {
  const { t } = useTranslation('matching-balance')
  const { period, figures, recruits } = balance
  return (
    <div className="grid gap-12">
      <form method="get" className="grid max-w-form gap-4">
        {ignored && <Notice tone="warning">{t('period.ignored')}</Notice>}
        <DateFields
          legend={t('period.legend')}
          hint={t('period.hint')}
          from={{ name: 'from', defaultValue: period.from }}
          to={{ name: 'to', defaultValue: period.to }}
          required={false}
        />
        <div className="flex flex-wrap gap-3">
          <Button look="secondary">{t('period.show')}</Button>
          {!balance.isEmpty && (
            <ButtonLink href={csvHref} look="secondary" download>
              {t('csv.take')}
            </ButtonLink>
          )}
        </div>
      </form>
      {balance.isEmpty ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <>
          <StatTiles tiles={balance.tiles} />
          {figures.map(({ key, title, sentence, chart }) => (
            <section key={key} aria-label={title} className="grid gap-4">
              {chart ? (
                <ChartFigure level={2} title={title} note={key === 'fairness' ? balance.roundNote : balance.note} chart={chart} />
              ) : (
                <h2 className="text-lg">{title}</h2>
              )}
              <p className="max-w-text border-s-3 border-accent ps-4 font-semibold">{sentence}</p>
            </section>
          ))}
          <section className="grid gap-4">
            <SectionHeading id="decided">{t('decided.title')}</SectionHeading>
            <ul className="grid max-w-text list-disc gap-2 ps-6">
              {balance.decided.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        </>
      )}
      <section className="grid gap-4">
        <SectionHeading id="recruits">{t('recruit.title')}</SectionHeading>
        <p className="max-w-text text-base text-ink-soft">{balance.roundNote ?? t('recruit.noRound')}</p>
        {balance.roundNote && recruits.length === 0 && <p>{t('recruit.none')}</p>}
        {recruits.length > 0 && <Recruits recruits={recruits} />}
      </section>
      <p className="max-w-text border-t border-line pt-4 text-base text-ink-soft">{t('never')}</p>
    </div>
  )
}

function Recruits({ recruits }: { recruits: Balance['recruits'] }) {
  return (
    <ol className="grid gap-5">
      {recruits.map(({ key, lacking, places, without, requests }) => (
        <li key={key} className="grid gap-1 border-t border-line pt-4">
          <p className="font-semibold">{lacking}</p>
          <p className="text-base text-ink-soft">
            {places} {without}
          </p>
          <ul className="grid gap-1 text-base">
            {requests.map(({ needId, href, title }) => (
              <li key={needId}>
                <a href={href}>{title ? <LanguageTaggedText {...title} /> : needId}</a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
