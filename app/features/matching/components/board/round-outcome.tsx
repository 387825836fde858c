import { useTranslation } from 'react-i18next'
import type { NamedPair, OutcomeWords, ShownProblem, ShownStage } from '#app/features/matching/board/queries/outcome-words.server.ts'
import type { RoundView } from '#app/features/matching/board/queries/round-view.server.ts'
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { CoverageBar } from '#app/ui/marks/coverage-bar.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { PriorityMark } from './priority-mark.tsx'

/** What a round reached: how sure it is, what it fills, who is served how well, and what went otherwise. */
export function RoundOutcomeView({ outcome, changes }: { outcome: OutcomeWords; changes: RoundView['changes'] }) {
  const { t } = useTranslation('matching-board')
  const { certainty, certaintyText, filled, sizes, coverage, groups, stages, told, changed, dropped, brokenLocks, problems, notes } =
    outcome
  return (
    <div className="grid gap-10">
      <section aria-labelledby="filled" className="grid gap-3">
        <SectionHeading id="filled">{filled}</SectionHeading>
        <Notice tone={certainty.tone} title={certainty.text}>
          {certaintyText}
        </Notice>
        <Problems title={t('outcome.problems')} tone="danger" problems={problems} />
        <DescriptionList
          layout="band"
          items={sizes.map(({ term, value }) => ({ term, value: <span className="figures">{value}</span> }))}
        />
      </section>
      {changes && <Changes changes={changes} />}
      <section aria-labelledby="coverage" className="grid gap-4">
        <SectionHeading id="coverage">{t('outcome.coverage')}</SectionHeading>
        <ul className="grid gap-3">
          {coverage.map(({ priority, share, text }) => (
            <li key={priority} className="grid gap-1 sm:grid-cols-[10rem_minmax(0,1fr)] sm:items-center">
              <PriorityMark priority={priority} />
              <CoverageBar value={share} label={t(`priority.${priority}`)} text={text} />
            </li>
          ))}
        </ul>
      </section>
      {groups && (
        <section className="grid gap-3">
          <ChartFigure level={2} title={t('group.title')} note={t('group.note')} chart={groups.chart} />
          {groups.worst && <p className="max-w-text text-base">{groups.worst}</p>}
        </section>
      )}
      <Stages stages={stages} />
      {told && (
        <section aria-labelledby="told" className="grid gap-3">
          <SectionHeading id="told">{t('outcome.told')}</SectionHeading>
          <p className="max-w-text text-base">{told}</p>
          <Pairs pairs={changed} />
        </section>
      )}
      {dropped.length > 0 && <PairSection id="dropped" title={t('outcome.dropped')} pairs={dropped} />}
      {brokenLocks.length > 0 && <PairSection id="broken" title={t('outcome.brokenLocks')} pairs={brokenLocks} />}
      <Problems title={t('outcome.notes')} tone="info" problems={notes} />
    </div>
  )
}

function Changes({ changes: { since, href, kept, gone, fresh } }: { changes: NonNullable<RoundView['changes']> }) {
  const { t } = useTranslation('matching-board')
  return (
    <section aria-labelledby="changes" className="grid gap-2">
      <SectionHeading id="changes" aside={<Link href={href}>{t('outcome.compare')}</Link>}>
        {t('outcome.changes', { number: since })}
      </SectionHeading>
      <ul className="flex flex-wrap gap-x-8 gap-y-1 text-base">
        {[kept, fresh, gone].map((text) => (
          <li key={text} className="figures">
            {text}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Stages({ stages }: { stages: ShownStage[] }) {
  const { t } = useTranslation('matching-board')
  if (stages.length === 0) return null
  const columns: Column<ShownStage>[] = [
    {
      key: 'name',
      header: t('stage.title'),
      isRowHeader: true,
      cell: ({ name, about }) => (
        <>
          {name}
          <span className="block max-w-text font-normal text-ink-soft">{about}</span>
        </>
      ),
    },
    { key: 'reached', header: t('stage.reached'), numeric: true, cell: ({ reached }) => reached },
    { key: 'bound', header: t('stage.bound'), numeric: true, cell: ({ bound }) => bound },
    { key: 'gap', header: t('stage.gap'), numeric: true, cell: ({ gap, isProven }) => (isProven ? t('stage.proven') : gap) },
    { key: 'seconds', header: t('stage.seconds'), numeric: true, cell: ({ seconds }) => seconds },
  ]
  return (
    <section aria-labelledby="stages" className="grid gap-3">
      <SectionHeading id="stages">{t('stage.heading')}</SectionHeading>
      <p className="max-w-text text-base text-ink-soft">{t('stage.lead')}</p>
      <Table caption={t('stage.heading')} captionHidden columns={columns} rows={stages} rowKey={({ key }) => key} />
    </section>
  )
}

function PairSection({ id, title, pairs }: { id: string; title: string; pairs: NamedPair[] }) {
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <SectionHeading id={id}>{title}</SectionHeading>
      <Pairs pairs={pairs} />
    </section>
  )
}

function Pairs({ pairs }: { pairs: NamedPair[] }) {
  if (pairs.length === 0) return null
  return (
    <ul className="divide-y divide-line border-y border-line">
      {pairs.map(({ key, title, href, expert, text }) => (
        <li key={key} className="py-2 text-base">
          <Link quiet href={href} className="font-semibold">
            <LanguageTaggedText {...title} />
          </Link>{' '}
          · <bdi>{expert}</bdi>
          <span className="block text-ink-soft">{text}</span>
        </li>
      ))}
    </ul>
  )
}

function Problems({ title, tone, problems }: { title: string; tone: 'info' | 'danger'; problems: ShownProblem[] }) {
  const { t } = useTranslation('matching-board')
  if (problems.length === 0) return null
  return (
    <Notice tone={tone} title={title}>
      <ul className="grid gap-3">
        {problems.map(({ key, text, names, remedies }) => (
          <li key={key}>
            {text}
            {names.length > 0 && (
              <ul className="list-disc ps-5">
                {names.map((name, index) => (
                  <li key={index}>
                    <bdi>{name}</bdi>
                  </li>
                ))}
              </ul>
            )}
            {remedies.length > 0 && (
              <p>
                {t('outcome.remedies')} {remedies.join(' · ')}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
