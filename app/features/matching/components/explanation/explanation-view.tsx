import { useTranslation } from 'react-i18next'
import type {
  ExplanationWords,
  PairingWords,
  ShownComponent,
  ShownCondition,
} from '#app/features/matching/explanation/explanation-words.server.ts'
import type { EvidenceLine } from '#app/features/matching/explanation/evidence-words.server.ts'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { CircleAlert, CircleCheck } from '#app/ui/marks/icons.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { OthersView } from './others-view.tsx'

type Level = 2 | 3

/**
 * Why an expert was given a place, in words that the server made ready; see explanation-words.server.ts. Works without any script.
 * `level` is that of its first heading. Its pages name the namespace `matching`.
 */
export function ExplanationView({ words, level = 2 }: { words: ExplanationWords; level?: Level }) {
  const { t } = useTranslation('matching')
  const below = level === 2 ? 3 : 4
  return (
    <section aria-labelledby="explanation" className="grid gap-8">
      <div className="grid gap-2">
        <SectionHeading id="explanation" level={level}>
          {t('explanation.title')}
        </SectionHeading>
        <p className="figures text-lg font-semibold">{words.score}</p>
        <p className="text-base text-ink-soft">{words.rank}</p>
      </div>
      {words.override && (
        <Notice title={t('explanation.override.title')}>
          <p>{words.override.sentence}</p>
          <blockquote dir="auto" className="mt-1 whitespace-pre-line">
            {words.override.reason}
          </blockquote>
        </Notice>
      )}
      <PairingView words={words} level={below} />
      <section className="grid gap-3">
        <SectionHeading level={below}>{t('explanation.others')}</SectionHeading>
        <OthersView others={words.others} />
      </section>
      {words.scarcity && (
        <section className="grid gap-3">
          <SectionHeading level={below}>{t('explanation.scarcity.title')}</SectionHeading>
          <p className="max-w-text text-base">{words.scarcity}</p>
        </section>
      )}
      {words.advice.length > 0 && (
        <section className="grid gap-3">
          <SectionHeading level={below}>{t('explanation.advice.title')}</SectionHeading>
          <ul className="grid max-w-text list-disc gap-1 ps-5 text-base">
            {words.advice.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      <section className="grid gap-3">
        <SectionHeading level={below}>{t('explanation.sure.title')}</SectionHeading>
        <p className="max-w-text text-base">{words.sure}</p>
        <p className="max-w-text text-base text-ink-soft">{t('explanation.never')}</p>
        <CheckedView checked={words.checked} />
      </section>
    </section>
  )
}

/** A score taken apart, and the conditions that were checked. */
export function PairingView({ words, level = 3 }: { words: PairingWords; level?: 2 | 3 | 4 }) {
  const { t } = useTranslation('matching')
  return (
    <div className="grid items-start gap-x-14 gap-y-8 lg:grid-cols-2">
      <section className="grid min-w-0 gap-3">
        <SectionHeading level={level}>{t('explanation.components')}</SectionHeading>
        <ul className="grid gap-5">
          {words.components.map((component) => (
            <ComponentBar key={component.code} component={component} />
          ))}
        </ul>
      </section>
      <section className="grid min-w-0 gap-3">
        <SectionHeading level={level}>{t('explanation.conditions')}</SectionHeading>
        <ul className="divide-y divide-line border-y border-line">
          {words.conditions.map((condition) => (
            <ConditionLine key={condition.code} condition={condition} />
          ))}
        </ul>
      </section>
    </div>
  )
}

function ComponentBar({ component: { name, about, pointsText, share, evidence } }: { component: ShownComponent }) {
  return (
    <li className="grid max-w-text gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <span className="text-base font-semibold">{name}</span>
        <span className="figures text-base">{pointsText}</span>
      </div>
      <div
        aria-hidden
        className="print-exact h-2.5 overflow-hidden rounded-full border border-line-strong bg-white forced-colors:border-[CanvasText]"
      >
        <div className="h-full bg-accent forced-colors:bg-[Highlight]" style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <p className="text-sm text-ink-soft">{about}</p>
      <EvidenceLines lines={evidence} />
    </li>
  )
}

function ConditionLine({ condition: { name, ok, sentence, evidence } }: { condition: ShownCondition }) {
  const { t } = useTranslation('matching')
  const Icon = ok ? CircleCheck : CircleAlert
  return (
    <li className="flex gap-3 py-3">
      <Icon aria-hidden size={20} className={`mt-1 shrink-0 ${ok ? 'text-success' : 'text-danger'}`} />
      <div className="min-w-0">
        <p className="text-base">
          <span className="font-semibold">{name}</span>
          <span className="sr-only"> ({t(ok ? 'explanation.met' : 'explanation.notMet')})</span>
          <span className="block">{sentence}</span>
        </p>
        <EvidenceLines lines={evidence} />
      </div>
    </li>
  )
}

function EvidenceLines({ lines }: { lines: readonly EvidenceLine[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="grid max-w-text gap-0.5 text-base text-ink-soft">
      {lines.map(({ text, mark }, index) => (
        <li key={index}>
          <bdi>{text}</bdi>
          {mark && <span className="ms-2 inline-block rounded-sm border border-line bg-paper px-1.5 text-sm">{mark}</span>}
        </li>
      ))}
    </ul>
  )
}

function CheckedView({ checked: { weights, model, snapshot } }: { checked: ExplanationWords['checked'] }) {
  const { t } = useTranslation('matching')
  return (
    <Disclosure summary={t('explanation.more')}>
      <div className="grid max-w-text gap-6">
        <Table
          caption={t('explanation.weights')}
          cards={false}
          columns={[
            { key: 'name', header: t('explanation.column.component'), isRowHeader: true, cell: ({ name }) => name },
            { key: 'points', header: t('explanation.column.weight'), numeric: true, cell: ({ points }) => points },
          ]}
          rows={weights}
          rowKey={({ name }) => name}
        />
        <DescriptionList
          items={[
            { term: t('explanation.model'), value: <bdi dir="ltr">{model}</bdi> },
            snapshot ? { term: t('explanation.snapshot'), value: <bdi dir="ltr">{snapshot}</bdi> } : undefined,
          ]}
        />
      </div>
    </Disclosure>
  )
}
